import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { parseExactJson } from './exact-json.ts'
import { shortText } from './short-text.ts'

/** Gong nests a dozen levels. A few thousand would overflow the stack of whoever writes the value out again. */
const DEEPEST = 100
/** Of one object. Gong's have some dozens; each step over an object of a million takes seconds. */
const MOST_KEYS = 10_000

/**
 * The value of a success of Gong's API, with ids that are exact even where they come as numbers.
 *
 * @throws MalletError `gong_unavailable` with reason `not_json` for a page of another kind, nothing at all, or an
 *   answer that was cut short: it is a proxy or a maintenance page that speaks, not Gong. `gong_unexpected` for a value
 *   nested too deeply, or an object of too many keys.
 */
export function readAnswer({ status, headers, body }: IncomingAnswer, { name }: OutgoingRequest): unknown {
  const type = headers['content-type'] ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(type)) {
    throw notJson(name, type === '' ? `status ${status}, no content type` : shortText(type, 100))
  }
  let value: unknown
  try {
    value = parseExactJson(body)
  } catch {
    throw notJson(name, body === '' ? 'an empty body' : 'its text is no JSON, or is cut short')
  }
  const issue = shapeIssue(value)
  if (issue) throw new MalletError('gong_unexpected', { issues: [issue] })
  return value
}

const notJson = (name: string, what: string) =>
  new MalletError(
    'gong_unavailable',
    { reason: 'not_json' },
    { message: `Gong answered ${name} with something that is not JSON (${what}).` },
  )

/** Level by level, since a walk that calls itself could not measure what would overflow it. */
function shapeIssue(value: unknown): string | undefined {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `the answer is nested deeper than ${DEEPEST} levels`
    const next: unknown[] = []
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue
      const inner = Object.values(one)
      if (!Array.isArray(one) && inner.length > MOST_KEYS) return `an object has more than ${MOST_KEYS} keys`
      for (const each of inner) if (typeof each === 'object' && each !== null) next.push(each)
    }
    level = next
  }
  return undefined
}
