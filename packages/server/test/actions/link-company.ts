import { MODELS, type Model } from '@mallet/contract/api/syncs'
import { UNPACED } from '../link.ts'
import type { World } from '../open-world.ts'
import { until } from '../wait.ts'

export interface LinkedCompany {
  /** The actions that its integration enables; all of them, unless said. */
  readonly actions?: readonly string[]
  /** Synced before it is resolved. */
  readonly synced?: readonly Model[]
}

/** A connection by API key, which opens every operation. From then on it asks nothing by itself. */
export async function linkCompany(
  { api, emulator }: Pick<World, 'api' | 'emulator'>,
  { actions, synced = [] }: LinkedCompany = {},
): Promise<string> {
  const integration = await api.call('integrations.create', {
    body: { name: 'Gong by key', auth: { type: 'apiKey' }, ...(actions && { actions: [...actions] }) },
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
  const pause = (models: readonly Model[]) =>
    Promise.all(models.map((model) => api.call('syncs.pause', { params: { id, model } })))
  await pause(MODELS.filter((model) => !synced.includes(model)))
  await until('the synced models are there and nothing is asked', async () => {
    const { items } = await api.call('syncs.list', { params: { id } })
    return items.every(({ model, caughtUp, lastRun }) =>
      synced.includes(model) ? caughtUp : !['queued', 'running'].includes(lastRun?.state ?? ''),
    )
  })
  await pause(synced)
  return id
}
