import { createSend, type Send } from '@mallet/gong'
import type { Config } from '../config.ts'
import { type Platform, startPlatform } from '../main.ts'
import { compareWithTruth } from './compare-with-truth.ts'
import { countGongRequests } from './count-gong-requests.ts'
import { linkEmulatedCompany } from './link-emulated-company.ts'
import { createLocalApi, type LocalApi } from './local-api.ts'
import { moveEmulatorClock } from './move-emulator-clock.ts'
import { newStartKey } from './new-start-key.ts'
import { type EmulatorProcess, startEmulator, type WorldOptions } from './start-emulator.ts'
import { tellSummary } from './tell-summary.ts'
import { untilStopped } from './until-stopped.ts'
import { watchFirstSync } from './watch-first-sync.ts'

export interface StartOptions extends WorldOptions {
  readonly once?: boolean
  readonly json?: boolean
}

/** The hosts of the emulator's first ten companies: the first on its port, the k-th on its port + k. */
const COMPANIES = 10

/**
 * The whole of Mallet on one machine: starts emulator and platform, links the emulated company through the real OAuth
 * flow, syncs it, compares every record with the emulator's truth, and stays up. A second start goes on where it was.
 *
 * The process exits with 1 where a record differs.
 */
export async function start(config: Config, options: StartOptions): Promise<void> {
  const startedMs = performance.now()
  const stopped = untilStopped()
  const { send, close } = createSend()
  const redirectUri = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/oauth/callback`
  const emulator = await startEmulator(config, redirectUri, options)
  try {
    const platform = await startPlatform(besideEmulator(config, emulator))
    try {
      const equal = await Promise.race([bringUp(send, platform, emulator, options, startedMs), stopped])
      if (equal === false) process.exitCode = 1
      if (!options.once && equal !== undefined) await stopped
    } finally {
      await platform.close()
    }
  } finally {
    await emulator.stop()
    await close()
  }
}

async function bringUp(
  send: Send,
  platform: Platform,
  { addresses }: EmulatorProcess,
  options: StartOptions,
  startedMs: number,
): Promise<boolean> {
  const apiKey = await newStartKey(platform.context)
  const api = createLocalApi(send, platform.publicUrl, apiKey)
  const connectionId = await linkEmulatedCompany(send, api, addresses)
  await watchFirstSync(api, send, addresses.controlUrl, connectionId)
  let differences = await compareWithTruth(api, send, addresses.controlUrl, connectionId)
  if (differences.length > 0 && (await readAgain(api, connectionId))) {
    await watchFirstSync(api, send, addresses.controlUrl, connectionId)
    differences = await compareWithTruth(api, send, addresses.controlUrl, connectionId)
  }
  const { items } = await api.call('syncs.list', { params: { id: connectionId } })
  const summary = {
    platformUrl: platform.publicUrl,
    dashboardUrl: await platform.createDashboardUrl(),
    apiKey,
    emulator: addresses,
    connectionId,
    equalsTruth: differences.length === 0,
    records: Object.fromEntries(items.map(({ model, records }) => [model, records])),
    gongRequests: await countGongRequests(send, addresses.controlUrl),
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  }
  if (!options.once) await moveEmulatorClock(send, addresses.controlUrl, { running: true })
  tellSummary(summary, items, differences, options)
  return summary.equalsTruth
}

/** After a stop the world has moved on: what is new since is read before anything is called a difference. */
async function readAgain(api: LocalApi, connectionId: string): Promise<boolean> {
  const { items } = await api.call('runs.list', { params: { id: connectionId }, query: {} })
  if (items.every(({ trigger }) => trigger === 'first')) return false
  for (const model of ['calls', 'transcripts'] as const) {
    await api.call('syncs.trigger', { params: { id: connectionId, model } })
  }
  return true
}

function besideEmulator(config: Config, { addresses }: EmulatorProcess): Config {
  const { hostname, port } = new URL(addresses.apiBaseUrl)
  const ports = [0, ...Array.from({ length: COMPANIES - 1 }, (_, i) => i + 2)].map((offset) => Number(port) + offset)
  return {
    ...config,
    gongAppUrl: addresses.appUrl,
    gongApiUrl: addresses.apiBaseUrl,
    gongHosts: [...config.gongHosts, ...ports.map((companyPort) => `${hostname}:${companyPort}`)],
    clock: { kind: 'emulator', controlUrl: addresses.controlUrl },
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  }
}
