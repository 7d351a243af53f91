import type { Answer, Exchange } from './exchange.ts'
import type { TransportEffect } from './transport-effect.ts'

/** Answers with whatever credentials came in, as a careless server does in its error texts. */
export function echoCredentials(
  { status }: Extract<TransportEffect, { kind: 'echo-credentials' }>,
  { request, usualError }: Exchange,
): Answer {
  const texts = credentialsOf(request).flatMap((text) => [
    `What came in was ${text}, that is ${text}.`,
    Buffer.from(text).toString('base64'),
    encodeURIComponent(text),
  ])
  const { headers, ...answer } = usualError(status, texts)
  return { ...answer, status, headers: { ...headers, 'x-echo': texts.slice(0, 3), 'x-echo-authorization': texts[0] } }
}

/** The Authorization header and its part behind the scheme; that part in the plain, where it is Basic; and the parameters. */
function credentialsOf({ headers: { authorization = '' }, url, body }: Exchange['request']): string[] {
  const [scheme = '', value = ''] = authorization.split(/ +/)
  const plain = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : ''
  const form = body instanceof URLSearchParams ? body.toString() : ''
  const [, query = ''] = url.split('?')
  return [authorization, value, ...plain.split(':'), form, query].filter((text) => /^[\x20-\x7e]+$/.test(text))
}
