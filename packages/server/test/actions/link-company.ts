import { UNPACED } from '../link.ts'
import type { World } from '../open-world.ts'

/** A connection by API key, which opens every operation; its company is not synced. */
export async function linkCompany(
  { api, emulator }: Pick<World, 'api' | 'emulator'>,
  actions: readonly string[] | null = null,
): Promise<string> {
  const integration = await api.call('integrations.create', {
    body: { name: 'Gong by key', auth: { type: 'apiKey' }, actions: actions && [...actions] },
  })
  const { id } = await api.call('connections.create', {
    body: {
      integrationId: integration.id,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: {
        type: 'apiKey',
        accessKey: emulator.accessKey,
        accessKeySecret: emulator.accessKeySecret,
        baseUrl: emulator.apiBaseUrl,
      },
      settings: UNPACED,
    },
  })
  return id
}
