import type { Answer, Exchange } from './exchange.ts'
import type { TransportEffect } from './transport-effect.ts'

const TEXTS: Readonly<Record<number, string>> = {
  401: 'Authentication failed',
  404: 'Not Found',
  500: 'Internal server error occurred',
  503: 'Service unavailable',
}

/** The answer that the fault names: its own body, or the usual error of the door, or nothing below 400. */
export function answerInstead(effect: Extract<TransportEffect, { kind: 'answer' }>, exchange: Exchange): Answer {
  const { status, headers, contentType } = effect
  const { body, headers: usual } = bodyOf(effect, exchange)
  const type = contentType === undefined ? usual['content-type'] : (contentType ?? undefined)
  return { status, body, headers: { ...usual, 'content-type': type, ...lowerCased(headers) } }
}

function bodyOf(
  { status, body, texts }: Extract<TransportEffect, { kind: 'answer' }>,
  { usualError }: Exchange,
): Pick<Answer, 'body' | 'headers'> {
  if (body === undefined && (status >= 400 || texts))
    return usualError(status, texts ?? [TEXTS[status] ?? 'Bad request'])
  if (body === undefined) return { body: '', headers: {} }
  if (typeof body !== 'string') return { body: JSON.stringify(body), headers: { 'content-type': JSON_TYPE } }
  return {
    body,
    headers: { 'content-type': body.trimStart().startsWith('<') ? 'text/html; charset=utf-8' : JSON_TYPE },
  }
}

const JSON_TYPE = 'application/json;charset=UTF-8'

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
