import type { ApiKey } from '../../../state/areas/api-keys-state.ts'

/** What stands in the fields of the form of an API key. */
export interface KeyValues {
  readonly name: string
  readonly lifetimeDays: string
  readonly trustedIps: string
  readonly isLimited: boolean
  readonly scopes: readonly string[]
}

export const EMPTY_KEY: KeyValues = { name: '', lifetimeDays: '', trustedIps: '', isLimited: false, scopes: [] }

export const valuesOfKey = ({ name, lifetimeDays, trustedIps, scopes }: ApiKey): KeyValues => ({
  name,
  lifetimeDays: lifetimeDays === null ? '' : String(lifetimeDays),
  trustedIps: trustedIps.join('\n'),
  isLimited: scopes !== null,
  scopes: scopes ?? [],
})

export const valuesOfForm = (form: URLSearchParams): KeyValues => ({
  name: form.get('name') ?? '',
  lifetimeDays: form.get('lifetimeDays') ?? '',
  trustedIps: form.get('trustedIps') ?? '',
  isLimited: form.get('limit') === 'ticked',
  scopes: form.getAll('scopes'),
})

/** The values as they are looked at: empty is none, and a list is separated by line ends, blanks or commas. */
export const inputOfValues = ({ name, lifetimeDays, trustedIps, isLimited, scopes }: KeyValues) => ({
  name,
  lifetimeDays: lifetimeDays.trim() === '' ? null : Number(lifetimeDays),
  trustedIps: trustedIps.split(/[\s,]+/).filter(Boolean),
  scopes: isLimited ? scopes : null,
})
