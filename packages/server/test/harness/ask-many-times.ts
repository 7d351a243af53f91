import { MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import type { Gateway } from '../../src/gateway/create-gateway.ts'
import type { Asked } from './doomed-messages.ts'

/** Requests of one connection, all at once; what became of each, and how long it took. */
export function askManyTimes(
  gateway: Gateway,
  { connectionId, times }: { readonly connectionId: string; readonly times: number },
): Promise<Asked> {
  const request = { name: 'users.list', endpoint: gong['users.list'], method: 'GET', path: '/v2/users' }
  return Promise.all(
    Array.from({ length: times }, async () => {
      const beganMs = performance.now()
      const outcome = await gateway.request({ connectionId, lane: 'interactive' }, request).then(
        ({ status }) => status,
        (error: unknown) => (error instanceof MalletError ? error.code : String(error)),
      )
      return { outcome, milliseconds: performance.now() - beganMs }
    }),
  )
}
