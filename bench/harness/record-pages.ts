import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CallData } from '@mallet/contract/gong/call'
import { Records } from '@mallet/contract/gong/fields'
import { createEmulator } from '@mallet/emulator'
import { request } from 'undici'
import { z } from 'zod'
import { askForCalls } from './ask-for-calls.ts'
import { FIRST_PAGE, type Recorded } from './page-source.ts'

const USERS = 60
const NOW = '2026-06-10T19:00:00.000Z'

const CallPage = z.object({ records: Records, calls: z.array(CallData) })

export interface Recording extends Recorded {
  readonly calls: number
  /** Those that Mallet keeps: private ones are left out. */
  readonly kept: number
  readonly bytes: number
  remove(): Promise<void>
}

/** Asks an emulator for all calls of a company, with everything that Mallet asks for, and keeps its answers in files. */
export async function recordPages(seed: string, calls: number): Promise<Recording> {
  const directory = await mkdtemp(join(tmpdir(), 'mallet-bench-'))
  const emulator = await createEmulator({ seed, now: NOW, calls, users: USERS, running: false, rateLimit: false })
  const authorization = `Basic ${Buffer.from(`${emulator.accessKey}:${emulator.accessKeySecret}`).toString('base64')}`
  const pages: Recorded['pages'] = []
  const counts = { calls: 0, kept: 0, bytes: 0 }
  try {
    for (let cursor: string | undefined = FIRST_PAGE; cursor !== undefined; ) {
      const { body } = await request(emulator.apiBaseUrl + askForCalls.path, {
        method: 'POST',
        headers: { ...askForCalls.headers, authorization },
        body: askForCalls.body(cursor, NOW),
      })
      const text = await body.text()
      const page: z.infer<typeof CallPage> = CallPage.parse(JSON.parse(text))
      const file = join(directory, `${pages.length}.json`)
      await writeFile(file, text)
      pages.push({ cursor, file })
      counts.calls += page.calls.length
      counts.kept += page.calls.filter(({ metaData }) => metaData.isPrivate !== true).length
      counts.bytes += Buffer.byteLength(text)
      cursor = page.records.cursor
    }
  } finally {
    await emulator.close()
  }
  return { kind: 'recorded', pages, ...counts, remove: () => rm(directory, { recursive: true, force: true }) }
}
