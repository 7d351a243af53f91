import type { IncomingAnswer, OutgoingRequest } from '@mallet/contract/derive/client'
import { isMalletError, MalletError } from '@mallet/contract/errors'
import { refusals } from '@mallet/contract/gong/refusals'
import { z } from 'zod'
import { parseJson } from './parse-json.ts'
import { rateLimited } from './rate-limited.ts'
import { shortText } from './short-text.ts'

/**
 * The error that an answer of Gong's API stands for, when it is not a success.
 *
 * - 401 or 403 whose text names a scope: `missing_scope`. The credential is good; refreshing it is of no use.
 * - 401 as seen on another company's host: `wrong_base_url`, its `baseUrl` empty because only the sender knows it.
 * - 429: `rate_limited`.
 * - anything else, redirects and 5xx included: `gong_refused` with the status. A plain 401 is among them: whoever
 *   holds the credentials decides whether to refresh.
 */
export function refused(answer: IncomingAnswer, request: Pick<OutgoingRequest, 'name'>): MalletError {
  const { texts, requestId } = readRefusal(answer)
  const { status } = answer
  const scope = texts.map((text) => refusals.missingScopePattern.exec(text)?.[1]).find((found) => found !== undefined)
  if ((status === 401 || status === 403) && scope !== undefined) return missingScope(scope, request)
  if (status === 401 && says(texts, refusals.wrongHost)) return new MalletError('wrong_base_url', { baseUrl: '' })
  if (status === 429) return rateLimited(answer)
  return new MalletError(
    'gong_refused',
    { status, requestId, texts },
    { message: `Gong refused ${request.name} with status ${status}${guess(status)}.` },
  )
}

/** Names the scope in the text too, since an error is kept and shown without its details. */
const missingScope = (scope: string, { name }: Pick<OutgoingRequest, 'name'>) =>
  new MalletError(
    'missing_scope',
    { scope },
    { message: `The connection was not granted the Gong scope ${scope}, which ${name} needs.` },
  )

/** Whether Gong refused a cursor as altered or expired. The window has to be read again from its beginning. */
export const isCursorRefused = (error: unknown): boolean =>
  isMalletError(error, 'gong_refused') &&
  error.details.status === 400 &&
  (says(error.details.texts, refusals.badCursor) || says(error.details.texts, refusals.expiredCursor))

const says = (texts: readonly string[], wanted: string) =>
  texts.some((text) => text.toLowerCase().includes(wanted.toLowerCase()))

/** Where Gong's own text is unknown, what its documents give as the cause. Source: Gong help, "Trusted IPs". */
function guess(status: number): string {
  if (status >= 300 && status < 400) return ', a redirect, which Mallet never follows'
  if (status === 403) return ': this address may be missing from the trusted IPs, or the company lacks a licence'
  return ''
}

/** A proxy before Gong may answer with anything, so each part is read alone and a wrong one is left out. */
const Refusal = z.looseObject({
  requestId: z.string().optional().catch(undefined),
  errors: z.array(z.unknown()).catch([]),
})

function readRefusal(answer: IncomingAnswer): { texts: string[]; requestId: string | null } {
  const body = Refusal.safeParse(parseJson(answer.body)).data
  const texts = (body?.errors ?? []).filter((text) => typeof text === 'string').slice(0, 10)
  const requestId = body?.requestId ?? answer.headers['x-traceid']
  return {
    texts: texts.map((text) => shortText(text, 300)),
    requestId: requestId === undefined ? null : shortText(requestId, 100),
  }
}
