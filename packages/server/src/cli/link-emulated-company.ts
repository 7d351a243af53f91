import { MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'
import { z } from 'zod'
import { syncScopes } from '../syncs/sync-scopes.ts'
import { linkAsBrowser } from './link-as-browser.ts'
import type { LocalApi } from './local-api.ts'
import type { EmulatorAddresses } from './start-emulator.ts'

const NAME = 'Gong emulator'
const CUSTOMER = 'emulated-company'
const Started = z.object({ id: z.string(), launchUrl: z.string() })
const Attempt = z.object({
  connectionId: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string(), fix: z.string() }).optional(),
})

/**
 * The connection of the emulated company: the one that exists, else one linked through sign-in and consent.
 *
 * @throws {@link MalletError} `emulator_moved`; `start_failed`, with what kept it from being linked
 */
export async function linkEmulatedCompany(
  send: Send,
  api: LocalApi,
  emulator: EmulatorAddresses,
): Promise<{ connectionId: string; isNew: boolean }> {
  const { items } = await api.call('connections.list', { query: { customerId: CUSTOMER } })
  const moved = items.find(({ baseUrl }) => baseUrl !== emulator.apiBaseUrl)
  if (moved) throw hasMoved(moved.baseUrl, emulator.apiBaseUrl)
  const linked = items.find(({ status }) => status === 'active')
  if (linked) return { connectionId: linked.id, isNew: false }
  const customer = { id: CUSTOMER, name: emulator.companies[0]?.name ?? 'Emulated company' }
  const integrationId = await integrationOf(api, emulator)
  const session = await api.call('connectSessions.create', { body: { integrationId, customer, configure: false } })
  const home = session.url.slice(0, session.url.indexOf('/connect#'))
  const asSession = { authorization: `Bearer ${session.token}` }
  const begun = await send({
    method: 'POST',
    url: `${home}/connect/attempts`,
    headers: { ...asSession, 'content-type': 'application/json' },
    body: '{}',
    deadlineMs: 30_000,
    maxBytes: 100_000,
  })
  const { id, launchUrl } = Started.parse(JSON.parse(begun.body))
  await linkAsBrowser(send, launchUrl, emulator.techAdmin)
  const attempt = await send({
    method: 'GET',
    url: `${home}/connect/attempts/${id}`,
    headers: asSession,
    deadlineMs: 30_000,
    maxBytes: 100_000,
  })
  const { connectionId, error } = Attempt.parse(JSON.parse(attempt.body))
  if (connectionId) return { connectionId, isNew: true }
  const reason = error ? `${error.message} ${error.fix}` : 'The attempt did not come to an end.'
  throw new MalletError(
    'start_failed',
    { code: error?.code ?? 'unfinished' },
    { message: `Linking ${customer.name} failed. ${reason}` },
  )
}

function hasMoved(was: string, is: string): MalletError {
  const message = `This data directory is linked to the Gong emulator at ${was}, which listens at ${is} now.`
  return new MalletError('emulator_moved', { was, is }, { message })
}

async function integrationOf(api: LocalApi, emulator: EmulatorAddresses): Promise<string> {
  const { items } = await api.call('integrations.list', { query: {} })
  const present = items.find(({ auth }) => auth.type === 'oauth2' && auth.clientId === emulator.clientId)
  if (present) return present.id
  const { clientId, clientSecret, appUrl, apiBaseUrl } = emulator
  const { id } = await api.call('integrations.create', {
    body: {
      name: NAME,
      auth: { type: 'oauth2', clientId, clientSecret, scopes: [...syncScopes] },
      gong: { appUrl, apiUrl: apiBaseUrl },
    },
  })
  return id
}
