import { type Api, api } from '@mallet/contract/api/index'
import { type Client, createClient } from '@mallet/contract/derive/client'
import { ErrorBody, errors, MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'

const DEADLINE_MS = 60_000
const MAX_ANSWER_BYTES = 256 * 1024 * 1024

export type LocalApi = Client<Api>

/** Mallet's own API as its users call it: over HTTP, with a key. */
export const createLocalApi = (send: Send, publicUrl: string, apiKey: string): LocalApi =>
  createClient(api, {
    send: ({ method, path, body }) =>
      send({
        method,
        url: publicUrl + path,
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

function refusal(body: string): Error {
  const { error } = ErrorBody.parse(JSON.parse(body))
  const code = Object.keys(errors).find((known) => known === error.code)
  return new MalletError('internal', {}, { message: `${code ?? 'unknown'}: ${error.message} ${error.fix}` })
}
