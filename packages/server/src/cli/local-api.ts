import { answeredError } from '@mallet/contract/answered-error'
import { type Api, api } from '@mallet/contract/api/index'
import { type Client, createClient } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
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
    refused: (answer) =>
      answeredError(answer) ?? new MalletError('unexpected_answer', { issues: [`the status is ${answer.status}`] }),
    unexpected: (issues) => new MalletError('unexpected_answer', { issues: [...issues] }),
  })
