import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { type ExactJson, parseExactJson } from './exact-json.ts'
import { shortText } from './short-text.ts'

/**
 * The value of text of a success of Gong's API, of all of it or of a piece, with ids that are exact even where they come as numbers.
 *
 * @throws MalletError `gong_unavailable` with reason `not_json` for a page of another kind, nothing at all, or an
 *   answer that was cut short: it is a proxy or a maintenance page that speaks, not Gong. `gong_unexpected` for a value
 *   nested too deeply, or an object of too many keys.
 */
export function readAnswer(text: string, { status, headers }: IncomingAnswer, { name }: OutgoingRequest): unknown {
  const type = headers['content-type'] ?? ''
  if (!/^application\/(?:[\w.-]+\+)?json *(?:;|$)/i.test(type)) {
    throw notJson(name, type === '' ? `status ${status}, no content type` : shortText(type, 100))
  }
  let read: ExactJson
  try {
    read = parseExactJson(text)
  } catch {
    throw notJson(name, text === '' ? 'an empty body' : 'its text is no JSON, or is cut short')
  }
  const { value, issue } = read
  if (issue) throw new MalletError('gong_unexpected', { issues: [issue] })
  return value
}

const notJson = (name: string, what: string) =>
  new MalletError(
    'gong_unavailable',
    { reason: 'not_json' },
    { message: `Gong answered ${name} with something that is not JSON (${what}).` },
  )
