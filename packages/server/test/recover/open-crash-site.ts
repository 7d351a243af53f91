import { rm } from 'node:fs/promises'
import type { ConnectionSettings } from '@mallet/contract/api/connection-settings'
import type { Model } from '@mallet/contract/api/syncs'
import { createEmulator, type Emulator } from '@mallet/emulator'
import { createSend, thisMachine } from '@mallet/gong'
import type { LocalApi } from '../../src/cli/local-api.ts'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { type GongProxy, openGongProxy } from '../gong-proxy.ts'
import { UNPACED } from '../link.ts'
import { ORIGIN, readTruth } from '../open-world.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** An emulated Gong behind a proxy, and a directory on which one server after the other lives. */
export interface CrashSite {
  readonly emulator: Emulator
  readonly gongApi: GongProxy
  readonly dataDir: string
  start(): Promise<ServerProcess>
  /** Links the company by its key; the connection's id. The first sync begins. */
  link(api: LocalApi, settings?: ConnectionSettings): Promise<string>
  truth(model: Model): Promise<Map<string, unknown>>
  close(): Promise<void>
}

export async function openCrashSite(world: { readonly calls: number; readonly users: number }): Promise<CrashSite> {
  const dataDir = await freshDataDirectory('crash')
  const emulator = await createEmulator({ now: ORIGIN, running: false, rateLimit: false, ...world })
  const sender = createSend(thisMachine)
  const gongApi = await openGongProxy(() => emulator.apiBaseUrl, sender.send)
  const environment = {
    MALLET_DATA_DIR: dataDir,
    MALLET_API_KEY: `mk_${'a'.repeat(32)}`,
    MALLET_GONG_APP_URL: emulator.appUrl,
    MALLET_GONG_API_URL: gongApi.url,
    MALLET_GONG_HOSTS: [emulator.appUrl, gongApi.url].map((url) => new URL(url).host).join(),
    MALLET_CLOCK: 'emulator',
    MALLET_EMULATOR_CONTROL_URL: emulator.controlUrl,
  }
  const servers: ServerProcess[] = []
  return {
    emulator,
    gongApi,
    dataDir,
    start: async () => {
      const server = await startServer(sender, environment)
      servers.push(server)
      return server
    },
    link: async (api, settings = UNPACED) => {
      const { id: integrationId } = await api.call('integrations.create', {
        body: { name: 'Gong', auth: { type: 'apiKey' } },
      })
      const { accessKey, accessKeySecret } = emulator
      const { id } = await api.call('connections.create', {
        body: {
          integrationId,
          customer: { id: 'acme', name: 'Acme Inc.' },
          credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl: gongApi.url },
          settings,
        },
      })
      return id
    },
    truth: (model) => readTruth(sender.send, emulator.controlUrl, model),
    close: async () => {
      await Promise.all(servers.map((server) => server.kill()))
      await gongApi.unlisten()
      await emulator.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
