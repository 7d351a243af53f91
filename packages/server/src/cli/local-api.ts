import { type Api, api } from '@mallet/contract/api/index'
import { type Client, createClient } from '@mallet/contract/derive/client'
import { ErrorBody, type ErrorCode, errors, MalletError } from '@mallet/contract/errors'
import { requestUrl, type Send } from '@mallet/gong'

const DEADLINE_MS = 60_000
const MAX_ANSWER_BYTES = 256 * 1024 * 1024

export type LocalApi = Client<Api>

/** Mallet's own API as its users call it: over HTTP, with a key. It throws the errors that it is answered with. */
export const createLocalApi = (send: Send, publicUrl: string, apiKey: string): LocalApi =>
  createClient(api, {
    send: ({ method, path, body }) =>
      send({
        method,
        url: requestUrl(publicUrl, path),
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        deadlineMs: DEADLINE_MS,
        maxBytes: MAX_ANSWER_BYTES,
      }),
    refused: ({ body }) => refusal(body),
    unexpected: (issues) => new MalletError('internal', {}, { message: issues.join('; ') }),
  })

function refusal(body: string): MalletError {
  const { code, message, fix, details } = ErrorBody.parse(JSON.parse(body)).error
  return isErrorCode(code)
    ? new MalletError(code, errors[code].details.parse(details), { message })
    : new MalletError('internal', {}, { message: `${code}: ${message} ${fix}` })
}

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errors, text)
