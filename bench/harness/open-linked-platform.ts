import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEmulator } from '@mallet/emulator'
import { createSend, thisMachine } from '@mallet/gong'
import { createLocalApi } from '../../packages/server/src/cli/local-api.ts'
import { createApiKey } from '../../packages/server/src/keys/create-api-key.ts'
import { startPlatform } from '../../packages/server/src/main.ts'

const PATIENCE_MS = 120_000

export interface LinkedPlatform {
  readonly publicUrl: string
  readonly connectionId: string
  /** Limited to the connection, with every scope that can be. */
  readonly apiKey: string
  close(): Promise<void>
}

/** An emulated company with a few calls, linked by API key to a platform in this process, and synced. */
export async function openLinkedPlatform(): Promise<LinkedPlatform> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-linked-'))
  const emulator = await createEmulator({ calls: 40, users: 6, rateLimit: false })
  const platform = await startPlatform({
    port: 0,
    host: '127.0.0.1',
    publicUrl: undefined,
    dataDir,
    databaseUrl: undefined,
    databaseDurability: 'required',
    encryptionKey: randomBytes(32).toString('base64'),
    encryptionKeyFile: undefined,
    apiKey: undefined,
    gongAppUrl: emulator.appUrl,
    gongApiUrl: emulator.apiBaseUrl,
    gongHosts: [new URL(emulator.apiBaseUrl).host],
    clock: { kind: 'emulator', controlUrl: emulator.controlUrl },
    emulatorPort: 0,
    emulatorControlPort: 0,
    rateLimits: { perKey: { perSecond: 200, burst: 2000 }, perAddress: { perSecond: 100, burst: 1000 } },
    logLevel: 'error',
  })
  const sender = createSend(thisMachine)
  const { key } = await createApiKey(platform.context, { name: 'whole' })
  const api = createLocalApi(sender.send, platform.publicUrl, key)
  const { id: integrationId } = await api.call('integrations.create', {
    body: { name: 'Keys', auth: { type: 'apiKey' } },
  })
  const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = emulator
  const { id } = await api.call('connections.create', {
    body: {
      integrationId,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl },
      settings: { callsPerSecond: 1000 },
    },
  })
  const isSynced = async () =>
    (await api.call('syncs.list', { params: { id } })).items.every(({ caughtUp }) => caughtUp)
  for (const end = performance.now() + PATIENCE_MS; !(await isSynced()); await sleep(200)) {
    if (performance.now() > end) throw new Error('the company was not synced in time')
  }
  const limited = await createApiKey(platform.context, {
    name: 'limited',
    scopes: ['connections:read', 'records:read', 'actions:read', 'actions:write'],
    connectionIds: [id],
  })
  return {
    publicUrl: platform.publicUrl,
    connectionId: id,
    apiKey: limited.key,
    close: async () => {
      await platform.close()
      await emulator.close()
      await sender.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
