import type { Action } from '@mallet/contract/actions/action'
import { partsOf } from '@mallet/contract/actions/flat-input'
import { issueLines } from '@mallet/contract/derive/client'
import type { Endpoint } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'

type Flat = Readonly<Record<string, unknown>>

/**
 * What an action was given, parsed, before anything is sent.
 *
 * @throws {@link MalletError} `confirmation_required`; `invalid_input`, which names every field that is missing, wrong or
 *   unknown at any depth
 */
export function checkInput(action: Action, given: Flat): Flat {
  if (action.effect === 'destroys' && given.confirm !== true) {
    throw new MalletError('confirmation_required', { action: action.name })
  }
  const result = action.input.safeParse(given)
  if (!result.success) throw invalid(issueLines(result.error))
  const dropped = unknownFields(given, result.data)
  if (dropped.length > 0) throw invalid(dropped)
  return result.data
}

/**
 * The parts of an operation's input. The row's own schemas look at them once more, since what holds between two fields
 * stands there.
 *
 * @throws {@link MalletError} `invalid_input`
 */
export function operationInput(endpoint: Endpoint, flat: Flat): Readonly<Record<string, unknown>> {
  const parts = partsOf(endpoint, flat)
  const checked = (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = endpoint[part]
    if (!schema) return []
    const result = schema.safeParse(parts[part] ?? {})
    if (!result.success) throw invalid(issueLines(result.error))
    return [[part, result.data]]
  })
  return Object.fromEntries(checked)
}

/** What a schema left out of a value: fields that it does not know. */
function unknownFields(given: unknown, kept: unknown, path: readonly (string | number)[] = []): string[] {
  if (Array.isArray(given) && Array.isArray(kept)) {
    return given.flatMap((item, at) => unknownFields(item, kept[at], [...path, at]))
  }
  if (!isObject(given) || !isObject(kept)) return []
  return Object.entries(given).flatMap(([name, value]) =>
    name in kept || value === undefined
      ? unknownFields(value, kept[name], [...path, name])
      : [`${[...path, name].join('.')}: is unknown; the proxy passes on what Mallet does not know yet`],
  )
}

const isObject = (value: unknown): value is Flat => typeof value === 'object' && value !== null && !Array.isArray(value)

const invalid = (issues: readonly string[]) => new MalletError('invalid_input', { issues: issues.slice(0, 20) })
