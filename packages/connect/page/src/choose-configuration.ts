import type { Choices, Configuration } from './ask.ts'

export type ModelName = Choices['models'][number]['model']

export const SINCE_PRESETS = ['all', 'year', 'quarter', 'month', 'date'] as const
export type SincePreset = (typeof SINCE_PRESETS)[number]

const DAYS: Readonly<Partial<Record<SincePreset, number>>> = { year: 365, quarter: 90, month: 30 }
const DAY_MS = 86_400_000

/** What is chosen in the form, before it means anything. */
export interface Chosen {
  /** Null is all, those that come later too. */
  readonly workspaceIds: readonly string[] | null
  readonly since: SincePreset
  /** As the browser's field for dates has it: `2026-06-10`, or nothing. */
  readonly date: string
  readonly models: readonly ModelName[]
  readonly privateCalls: boolean
}

/** What the form begins with. An instant that is none of the presets shows as a date. */
export function chosenFrom(configuration: Configuration, models: readonly ModelName[]): Chosen {
  const { workspaceIds, since, privateCalls } = configuration
  return {
    workspaceIds,
    since: since === null ? 'all' : 'date',
    date: since?.slice(0, 10) ?? '',
    models: configuration.models ?? models,
    privateCalls,
  }
}

export type ChosenFault = 'someMissing' | 'sinceMissing'

/** What keeps the choice from meaning anything. */
export function faultsOf({ workspaceIds, since, date }: Chosen, now: Date): ChosenFault[] {
  const isDateRight = /^\d{4}-\d{2}-\d{2}$/.test(date) && startOf(date) <= now.getTime()
  return [
    ...(workspaceIds?.length === 0 ? (['someMissing'] as const) : []),
    ...(since === 'date' && !isDateRight ? (['sinceMissing'] as const) : []),
  ]
}

/** The choice as the server takes it. A day begins at midnight UTC, wherever the browser is: Gong keeps time like that. */
export function configurationOf(chosen: Chosen, allModels: readonly ModelName[], now: Date): Configuration {
  const days = DAYS[chosen.since]
  const sinceMs =
    chosen.since === 'date' ? startOf(chosen.date) : days === undefined ? null : now.getTime() - days * DAY_MS
  return {
    workspaceIds: chosen.workspaceIds === null ? null : [...chosen.workspaceIds],
    since: sinceMs === null ? null : new Date(sinceMs).toISOString(),
    // All of them stays all of them, when later versions know more.
    models: allModels.every((model) => chosen.models.includes(model)) ? null : [...chosen.models],
    privateCalls: chosen.privateCalls,
  }
}

const startOf = (date: string) => Date.parse(`${date}T00:00:00.000Z`)
