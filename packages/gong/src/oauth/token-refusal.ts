import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import { unavailable } from '../egress/send-failure.ts'
import { parseJson } from '../parse-json.ts'
import { rateLimited } from '../rate-limited.ts'
import { shortText } from '../short-text.ts'

/**
 * The error that an answer of the token endpoint stands for, when its status is not 200. Gong does not document these
 * answers, so both the form of RFC 6749, 5.2 and the envelope of Gong's API are read. What Gong echoes of a request was
 * struck out when the answer came. `redirectUri` of a mismatch is empty, because only the sender knows it.
 */
export function tokenRefusal(
  answer: IncomingAnswer,
  host: string,
  grantType: 'authorization_code' | 'refresh_token',
): MalletError {
  const { status } = answer
  if (status >= 500) return unavailable(host, 'server_error', `status ${status}`)
  if (status === 429) return rateLimited(answer)
  if (status < 400) {
    const kind = status < 300 ? 'unknown here' : 'a redirect, which is never followed'
    return new MalletError('gong_unexpected', { issues: [`the token endpoint answered with ${status}, ${kind}`] })
  }
  const { error, texts } = readTokenError(answer.body)
  // A refresh names none, so whatever its refusal says, the token is what was refused.
  if (grantType === 'authorization_code' && isAboutRedirectUri(answer)) {
    return new MalletError('redirect_uri_mismatch', { redirectUri: '' })
  }
  if (error === 'invalid_grant') return new MalletError('invalid_grant', {})
  // A 401 without a word may mean the client, the token or a fault on the way, so it is not taken for any of them.
  if (error === 'invalid_client') return new MalletError('invalid_client', {})
  // Gong can tie the use of refresh tokens to trusted IPs, and answers strangers with a bare 403.
  if (error === undefined && status === 403) return new MalletError('untrusted_ip', {})
  const code = error ?? `status ${status}`
  const said = [code, ...texts.map((text) => shortText(text, 300))].join(': ')
  return new MalletError(
    'authorization_failed',
    { error: code },
    { message: `Gong refused the authorization: ${said}` },
  )
}

/**
 * Whether the redirect URI of an exchange is refused. By RFC 6749, 5.2 that is one of many an `invalid_grant`, so the text
 * decides; the RFC's own sentence, which names every cause at once, has another spelling and is not taken for it.
 */
function isAboutRedirectUri(answer: IncomingAnswer): boolean {
  const { error, texts } = readTokenError(answer.body)
  if (error === 'redirect_uri_mismatch') return true
  if (error !== 'invalid_grant' && error !== 'invalid_request') return false
  return texts.some((text) => /\bredirect_uri\b/.test(text)) && !isParameterMissing(answer)
}

/**
 * Whether the token endpoint says that it found no parameters. They are in the form body by default; an endpoint that
 * reads only the query has then done nothing yet, so that the same code or refresh token may be sent again.
 */
export function isParameterMissing(answer: IncomingAnswer): boolean {
  if (answer.status !== 400) return false
  const { error, texts } = readTokenError(answer.body)
  if (error !== undefined && error !== 'invalid_request') return false
  if (error !== undefined && texts.length === 0) return true
  return texts.some((text) => /missing|required|not present|must not be|bad request/i.test(text))
}

const TokenError = z.object({
  error: z.string().optional().catch(undefined),
  error_description: z.string().optional().catch(undefined),
  errors: z.array(z.unknown()).catch([]),
})

/** Some servers put a status text such as Unauthorized into `error`; only lower-case words with underscores are codes. */
function readTokenError(body: string): { error: string | undefined; texts: string[] } {
  const { error, error_description, errors } = TokenError.safeParse(parseJson(body)).data ?? { errors: [] }
  const isCode = error !== undefined && /^[a-z_]{1,100}$/.test(error)
  const texts = [isCode ? undefined : error, error_description, ...errors].filter((text) => typeof text === 'string')
  return { error: isCode ? error : undefined, texts: texts.slice(0, 3) }
}
