import { createEmulator } from '@mallet/emulator'
import { createMallet } from '../../packages/server/src/create-mallet.ts'

export interface LinkedPlatform {
  readonly publicUrl: string
  /** Limited to the connection, with what its records and actions need. */
  readonly apiKey: string
  close(): Promise<void>
}

/** An emulated company with a few calls, linked by API key to a platform in this process, and synced. */
export async function openLinkedPlatform(): Promise<LinkedPlatform> {
  const emulator = await createEmulator({ calls: 40, users: 6, rateLimit: false })
  const mallet = await createMallet({ emulator })
  const { connectionId } = await mallet.link(emulator, { settings: { callsPerSecond: 1000 } })
  await mallet.caughtUp(connectionId)
  const { key } = await mallet.apiKeys.create({
    name: 'limited',
    scopes: ['connections:read', 'records:read', 'actions:read', 'actions:write'],
    connectionIds: [connectionId],
  })
  return {
    publicUrl: mallet.url,
    apiKey: key,
    close: async () => {
      await mallet.close()
      await emulator.close()
    },
  }
}
