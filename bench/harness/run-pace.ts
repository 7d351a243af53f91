import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSend, thisMachine } from '@mallet/gong'
import { z } from 'zod'
import { createLocalApi } from '../../packages/server/src/cli/local-api.ts'
import { readConfig } from '../../packages/server/src/config.ts'
import { createApiKey } from '../../packages/server/src/keys/create-api-key.ts'
import { startPlatform } from '../../packages/server/src/main.ts'
import { startPostgres } from '../../test/start-postgres.ts'
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts'
import { PacerReport } from './pacer-messages.ts'

export interface PaceRun {
  readonly arrivals: number
  /** Rolling seconds in which the limit was exceeded, by Gong's clock. */
  readonly windowsOver: number
  readonly smallestSpanMs: number
  /** Answers with 429. */
  readonly refusals: number
  /** Share of the limit that was used while there was work. */
  readonly use: number
  readonly interactiveP95Ms: number
  /** By how much later than the other one of the two connections ended, as a share of the time. */
  readonly unfairness: number
  readonly longestStallMs: number
}

export interface PaceOptions {
  readonly processes: number
  readonly latencyMs: number
  readonly seconds: number
  readonly limit: number
}

const ARGUMENTS = ['--conditions=mallet-source', '--import', 'tsx']
const Requests = z.object({ items: z.array(z.object({ at: z.number(), path: z.string(), status: z.number() })) })
const { send } = createSend(thisMachine)

/** One run of so many seconds on a PostgreSQL, an emulator and processes of its own. */
export async function runPace(options: PaceOptions): Promise<PaceRun> {
  const postgres = await startPostgres()
  const emulator = await startEmulatorProcess('--calls', '0', '--users', '5')
  const dataDir = await mkdtemp(join(tmpdir(), 'mallet-pace-'))
  const watch = fork(fileURLToPath(new URL('./stall-watch.ts', import.meta.url)), { execArgv: ARGUMENTS })
  const pacers: ChildProcess[] = []
  try {
    const environment = {
      MALLET_PORT: '0',
      MALLET_DATA_DIR: dataDir,
      DATABASE_URL: postgres.url,
      MALLET_DATABASE_DURABILITY: 'any',
      MALLET_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      MALLET_GONG_APP_URL: emulator.appUrl,
      MALLET_GONG_API_URL: emulator.apiBaseUrl,
      MALLET_GONG_HOSTS: [emulator.appUrl, emulator.apiBaseUrl].map((url) => new URL(url).host).join(),
      LOG_LEVEL: 'silent',
    }
    const ids = await linkTwo(environment, emulator)
    await control(emulator, 'POST', '/faults', {
      match: { path: '/v2/*' },
      effect: { kind: 'delay', ms: options.latencyMs },
    })
    for (let i = 0; i < options.processes; i++) pacers.push(startPacer(environment))
    await Promise.all(pacers.map((pacer) => nextReport(pacer)))
    await control(emulator, 'DELETE', '/requests')
    await askWatch(watch)
    const reports = await work(pacers, ids, options)
    const longestStallMs = await askWatch(watch)
    const { items } = Requests.parse(JSON.parse(await control(emulator, 'GET', '/requests')))
    return judge(
      items.filter(({ path }) => path.startsWith('/v2/')),
      reports,
      longestStallMs,
      options,
    )
  } finally {
    for (const child of [...pacers, watch]) child.kill('SIGKILL')
    await emulator.close()
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Two connections of the one company, whose first syncs are over. */
async function linkTwo(
  environment: Record<string, string>,
  emulator: EmulatorProcess,
): Promise<readonly [string, string]> {
  const platform = await startPlatform(readConfig(environment))
  try {
    const { key } = await createApiKey(platform.context, { name: 'pace' })
    const api = createLocalApi(send, platform.publicUrl, key)
    const { id: integrationId } = await api.call('integrations.create', {
      body: { name: 'Gong', auth: { type: 'apiKey' } },
    })
    const { accessKey, accessKeySecret, apiBaseUrl: baseUrl } = emulator
    const link = async (customer: string) => {
      const credentials = { type: 'apiKey' as const, accessKey, accessKeySecret, baseUrl }
      const body = { integrationId, customer: { id: customer, name: customer }, credentials }
      return (await api.call('connections.create', { body })).id
    }
    const ids = [await link('one'), await link('other')] as const
    for (const id of ids) {
      const isCaughtUp = async () =>
        (await api.call('syncs.list', { params: { id } })).items.every(({ caughtUp }) => caughtUp)
      while (!(await isCaughtUp())) await new Promise((resolve) => setTimeout(resolve, 250))
    }
    return ids
  } finally {
    await platform.close()
  }
}

/** With one process it asks for both connections, with more each asks for one. */
async function work(pacers: readonly ChildProcess[], [one, other]: readonly [string, string], options: PaceOptions) {
  const each = Math.round((options.seconds * options.limit) / 2)
  const half = pacers.length / 2
  const reports = pacers.map((pacer) => nextReport(pacer))
  for (const [index, pacer] of pacers.entries()) {
    const shares =
      pacers.length === 1
        ? [one, other].map((id) => ({ id, requests: each }))
        : [{ id: index < half ? one : other, requests: Math.round(each / half) }]
    pacer.send({ shares, ...(index === 0 && { interactive: one }) })
  }
  return (await Promise.all(reports)).map((report) => {
    if (report.kind !== 'done') throw new Error('a pacer said something else')
    return report
  })
}

function judge(
  items: readonly { at: number; status: number }[],
  reports: readonly Extract<PacerReport, { kind: 'done' }>[],
  longestStallMs: number,
  { limit }: PaceOptions,
): PaceRun {
  const at = items.map((item) => item.at).sort((a, b) => a - b)
  const spans = at.slice(limit).map((last, index) => last - (at[index] ?? 0))
  const began = at[0] ?? 0
  const ends =
    reports.length === 1
      ? (reports[0]?.endedAtMs ?? [])
      : [reports.slice(0, reports.length / 2), reports.slice(reports.length / 2)].map((side) =>
          Math.max(...side.flatMap(({ endedAtMs }) => endedAtMs)),
        )
  // Once the first of the two has nothing more to ask the other may be alone: until then both wanted all they could get.
  const firstEnd = Math.min(...ends)
  const whileBusy = at.filter((moment) => moment <= firstEnd)
  const waits = reports.flatMap(({ waitsMs }) => waitsMs).sort((a, b) => a - b)
  return {
    arrivals: at.length,
    windowsOver: spans.filter((span) => span < 1000).length,
    smallestSpanMs: Math.min(...spans),
    refusals: items.filter(({ status }) => status === 429).length,
    use: whileBusy.length / (((firstEnd - began) / 1000) * limit),
    interactiveP95Ms: waits[Math.min(waits.length - 1, Math.floor(waits.length * 0.95))] ?? 0,
    unfairness: (Math.max(...ends) - firstEnd) / (Math.max(...ends) - began),
    longestStallMs,
  }
}

const startPacer = (environment: Record<string, string>): ChildProcess =>
  fork(fileURLToPath(new URL('./pacer.ts', import.meta.url)), {
    execArgv: ARGUMENTS,
    env: { PATH: process.env.PATH, ...environment },
  })

async function nextReport(pacer: ChildProcess): Promise<PacerReport> {
  const [message] = await once(pacer, 'message')
  return PacerReport.parse(message)
}

/** The longest stall since it was asked last, in milliseconds. */
async function askWatch(watch: ChildProcess): Promise<number> {
  const answer = once(watch, 'message')
  watch.send('how long')
  const [longestMs] = await answer
  return z.number().parse(longestMs)
}

async function control(emulator: EmulatorProcess, method: string, path: string, body?: object): Promise<string> {
  const answer = await send({
    method,
    url: emulator.controlUrl + path,
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body && { body: JSON.stringify(body) }),
    deadlineMs: 10_000,
    maxBytes: 100_000_000,
  })
  if (answer.status >= 300) throw new Error(`the emulator refused ${method} ${path}: ${answer.body}`)
  return answer.body
}
