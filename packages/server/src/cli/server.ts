import type { Config } from '../config.ts'
import { startPlatform } from '../main.ts'
import { dataNotice } from './data-notice.ts'
import { aborted, stopSignal } from './stop-signal.ts'

/** Longer than all that a stop waits for, and below the half minute after which Kubernetes kills. */
const LEAVE_WITHIN_MS = 24_000

/** Runs the platform until it is told to stop. */
export async function server(config: Config): Promise<void> {
  const stop = stopSignal(LEAVE_WITHIN_MS)
  const platform = await startPlatform(config)
  if (!stop.aborted) {
    const lines = [
      `Mallet runs at ${platform.publicUrl}`,
      `Dashboard      ${await platform.createDashboardUrl()}`,
      ...(platform.firstApiKey ? [`API key        ${platform.firstApiKey}  (shown this once)`] : []),
      ...dataNotice(config).map((line) => `Data           ${line}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  await aborted(stop)
  await platform.close()
}
