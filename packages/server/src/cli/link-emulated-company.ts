import { MalletError } from '@mallet/contract/errors'
import { gong } from '@mallet/contract/gong/index'
import type { Send } from '@mallet/gong'
import { z } from 'zod'
import { linkAsBrowser } from './link-as-browser.ts'
import type { LocalApi } from './local-api.ts'
import type { EmulatorAddresses } from './start-emulator.ts'

const NAME = 'Gong emulator'
const CUSTOMER = 'emulated-company'
const Started = z.object({ id: z.string(), authorizeUrl: z.string() })

/** The connection of the emulated company: the one that exists, else one linked through sign-in and consent. */
export async function linkEmulatedCompany(send: Send, api: LocalApi, emulator: EmulatorAddresses): Promise<string> {
  const { items } = await api.call('connections.list', { query: { customerId: CUSTOMER } })
  const linked = items.find(({ baseUrl, status }) => baseUrl === emulator.apiBaseUrl && status === 'active')
  if (linked) return linked.id
  const customer = { id: CUSTOMER, name: emulator.companies[0]?.name ?? 'Emulated company' }
  const integrationId = await integrationOf(api, emulator)
  const session = await api.call('connectSessions.create', { body: { integrationId, customer } })
  const home = session.url.slice(0, session.url.indexOf('/connect#'))
  const begun = await send({
    method: 'POST',
    url: `${home}/connect/attempts`,
    headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
    body: '{}',
    deadlineMs: 30_000,
    maxBytes: 100_000,
  })
  const { id, authorizeUrl } = Started.parse(JSON.parse(begun.body))
  await linkAsBrowser(send, authorizeUrl, home, [begun.headers['set-cookie'] ?? ''], emulator.techAdmin)
  const attempt = await send({
    method: 'GET',
    url: `${home}/connect/attempts/${id}`,
    headers: { authorization: `Bearer ${session.token}` },
    deadlineMs: 30_000,
    maxBytes: 100_000,
  })
  const { connectionId, error } = Attempt.parse(JSON.parse(attempt.body))
  if (connectionId) return connectionId
  throw new MalletError(
    'authorization_failed',
    { error: error?.code ?? 'unknown' },
    error && { message: error.message },
  )
}

const Attempt = z.object({
  connectionId: z.string().optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
})

async function integrationOf(api: LocalApi, emulator: EmulatorAddresses): Promise<string> {
  const { items } = await api.call('integrations.list', { query: {} })
  const present = items.find(({ auth }) => auth.type === 'oauth2' && auth.clientId === emulator.clientId)
  if (present) return present.id
  const scopes = [...new Set(Object.values(gong).map(({ scope }) => scope))]
  const { clientId, clientSecret, appUrl, apiBaseUrl } = emulator
  const { id } = await api.call('integrations.create', {
    body: {
      name: NAME,
      auth: { type: 'oauth2', clientId, clientSecret, scopes },
      gong: { appUrl, apiUrl: apiBaseUrl },
    },
  })
  return id
}
