import { join } from 'node:path'
import { createSend, type Sender, thisMachine } from '@mallet/gong'
import type { Config } from '../config.ts'
import { isLocal } from '../dashboard/is-local.ts'
import { publicUrlOf } from '../http/listen.ts'
import { redirectUri } from '../integrations/redirect-uri.ts'
import { type Platform, startPlatform } from '../main.ts'
import { besideEmulator } from './beside-emulator.ts'
import { chooseWorld, type WorldOptions } from './choose-world.ts'
import { countGongRequests } from './count-gong-requests.ts'
import { describeSummary } from './describe-summary.ts'
import { number } from './describe-syncs.ts'
import { linkEmulatedCompany } from './link-emulated-company.ts'
import { createLocalApi } from './local-api.ts'
import { moveEmulatorClock } from './move-emulator-clock.ts'
import { newStartKey } from './new-start-key.ts'
import { createProgress, type Progress } from './progress.ts'
import { settlePorts } from './settle-ports.ts'
import { type EmulatorAddresses, startEmulator } from './start-emulator.ts'
import { aborted, stopSignal } from './stop-signal.ts'
import { syncToTruth } from './sync-to-truth.ts'

const LEAVE_WITHIN_MS = 2_000

export interface StartOptions extends WorldOptions {
  readonly once?: boolean
  readonly json?: boolean
}

/**
 * The whole of Mallet on one machine: starts emulator and platform, links the emulated company through the real OAuth
 * flow, syncs it, compares every record with the emulator's truth, and stays up. A second start goes on where it was.
 *
 * The process exits with 1 where a record differs. What is told while it works goes to standard error.
 *
 * @throws {@link MalletError} what keeps it from getting there; emulator and platform are stopped then
 */
export async function start(given: Config, options: StartOptions): Promise<void> {
  const startedMs = performance.now()
  const stop = stopSignal(LEAVE_WITHIN_MS)
  const progress = createProgress(process.stderr)
  stop.addEventListener('abort', () => progress.tell('Stopping. The next start goes on from here.'))
  const closers: (() => Promise<void>)[] = []
  try {
    const config = await settlePorts(given)
    const sender = createSend({ ...thisMachine, own: new URL(publicUrlOf(config)).host })
    closers.push(() => sender.close())
    const stateDirectory = join(config.dataDir, 'emulator')
    const { world, notice } = await chooseWorld(stateDirectory, options)
    if (notice) progress.tell(notice)
    progress.show(['Starting the Gong emulator'])
    const callback = redirectUri(publicUrlOf(config))
    const emulator = await startEmulator(config, callback, stateDirectory, world, stop)
    closers.push(() => emulator.stop())
    const { addresses } = emulator
    await moveEmulatorClock(sender.send, addresses.controlUrl, { running: false })
    progress.tell(`Gong emulator  ${addresses.appUrl}`)

    progress.show(['Starting Mallet'])
    const platform = await startPlatform(besideEmulator(config, addresses))
    closers.push(() => platform.close())
    stop.throwIfAborted()
    progress.tell(`Mallet         ${platform.publicUrl}`)

    const ending = new AbortController()
    const signal = AbortSignal.any([stop, ending.signal])
    const work = bringUp({ sender, signal, progress, config, platform, addresses, options, startedMs })
    // It asks the platform, which must be there until it has its answer.
    closers.push(async () => {
      ending.abort()
      await work.catch(() => undefined)
    })
    const equalsTruth = await Promise.race([work, emulator.lost])
    if (!equalsTruth) process.exitCode = 1
    if (!options.once) await Promise.race([aborted(stop), emulator.lost])
  } catch (error) {
    if (!stop.aborted) throw error
  } finally {
    progress.show([])
    for (const close of closers.reverse()) await close()
  }
}

interface Start {
  readonly sender: Sender
  readonly signal: AbortSignal
  readonly progress: Progress
  readonly config: Config
  readonly platform: Platform
  readonly addresses: EmulatorAddresses
  readonly options: StartOptions
  readonly startedMs: number
}

/** Links, syncs, compares, tells what came of it, and lets the clock run. True where all is as Gong holds it. */
async function bringUp({ sender, signal, progress, config, platform, addresses, options, startedMs }: Start) {
  const { send, stream } = sender
  const { controlUrl } = addresses
  const apiKey = await newStartKey(platform.context)
  const api = createLocalApi(send, platform.publicUrl, apiKey)
  progress.show(['Linking the emulated company'])
  const linked = await linkEmulatedCompany(send, api, addresses)
  const company = addresses.companies[0]?.name ?? 'the emulated company'
  progress.tell(`${company} ${linked.isNew ? 'was linked through sign-in and consent' : 'is linked already'}`)

  const { count, differences } = await syncToTruth(stream, api, controlUrl, linked, progress, signal)
  const { items } = await api.call('syncs.list', { params: { id: linked.connectionId } })
  const summary = {
    platformUrl: platform.publicUrl,
    dashboardUrl: await openingUrl(platform),
    apiKey,
    emulator: addresses,
    connectionId: linked.connectionId,
    equalsTruth: count === 0,
    records: Object.fromEntries(items.map(({ model, records }) => [model, records])),
    gongRequests: await countGongRequests(send, controlUrl),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  }
  if (!options.once) await moveEmulatorClock(send, controlUrl, { running: true })
  for (const difference of differences) progress.tell(difference)
  if (count > differences.length) progress.tell(`and ${number(count - differences.length)} more`)
  const text = options.json ? JSON.stringify(summary) : describeSummary(summary, items, config, options.once !== true)
  process.stdout.write(`${text}\n`)
  return summary.equalsTruth
}

/** With a code that signs in, or where others reach this Mallet, with the token for its first admin. */
async function openingUrl({ context, publicUrl, createDashboardUrl, createSetupToken }: Platform): Promise<string> {
  if (isLocal(context)) return createDashboardUrl()
  const token = await createSetupToken()
  return `${publicUrl}/dashboard${token === undefined ? '' : `#${token}`}`
}
