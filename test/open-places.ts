import { rm } from 'node:fs/promises'
import { createEmulator, type Emulator } from '@mallet/emulator'
import { decideAt } from '../packages/emulator/test/link.ts'

/** What the examples of READMEs talk to. */
export interface Places {
  readonly env: Readonly<Record<string, string>>
  /** What a person types who is shown such a line: where the address in it led, once approved. */
  visit(line: string): Promise<string | undefined>
  close(): Promise<void>
}

const COMPANY = { now: '2026-06-10T15:00:00.000Z', running: false, rateLimit: false, calls: 120, users: 12 }

/** An emulated Gong for all of these examples, and a Mallet that is linked to it where one of them asks for that. */
export async function openPlaces(texts: readonly string[]): Promise<Places> {
  if (texts.some((text) => text.includes('MALLET_'))) return openWithMallet()
  const emulator = await createEmulator(COMPANY)
  return { env: gongOf(emulator), visit: visitorOf(emulator), close: () => emulator.close() }
}

/** Loaded only where it is needed, since a platform takes its time. Linked by API key, which has every scope. */
async function openWithMallet(): Promise<Places> {
  const { createMallet } = await import('mallet')
  const { freshDataDirectory } = await import('../packages/server/test/fresh-data-directory.ts')
  const emulator = await createEmulator(COMPANY)
  const dataDirectory = await freshDataDirectory('readme')
  const mallet = await createMallet({ emulator, dataDirectory })
  const { connectionId } = await mallet.link(emulator)
  return {
    env: {
      ...gongOf(emulator),
      MALLET_URL: mallet.url,
      MALLET_API_KEY: mallet.apiKey,
      MALLET_CONNECTION_ID: connectionId,
    },
    visit: visitorOf(emulator),
    close: async () => {
      await mallet.close()
      await emulator.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

const gongOf = (emulator: Emulator) => ({
  GONG_BASE_URL: emulator.apiBaseUrl,
  GONG_ACCESS_KEY: emulator.accessKey,
  GONG_ACCESS_KEY_SECRET: emulator.accessKeySecret,
  GONG_ALLOWED_HOSTS: new URL(emulator.apiBaseUrl).host,
  GONG_APP_URL: emulator.appUrl,
  GONG_CLIENT_ID: emulator.clientId,
  GONG_CLIENT_SECRET: emulator.clientSecret,
  GONG_REDIRECT_URI: emulator.redirectUris[0] ?? '',
})

const visitorOf = (emulator: Emulator) => async (line: string) =>
  line.startsWith(`${emulator.appUrl}/oauth2/authorize?`) ? (await decideAt(emulator, line, 'approve')).href : undefined
