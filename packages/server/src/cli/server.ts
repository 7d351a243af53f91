import type { Config } from '../config.ts'
import { type Platform, startPlatform } from '../main.ts'
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
      ...(await dashboardLines(platform)),
      ...(platform.firstApiKey ? [`API key        ${platform.firstApiKey}  (shown this once)`] : []),
      ...dataNotice(config).map((line) => `Data           ${line}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  await aborted(stop)
  await platform.close()
}

/** The token stands in the fragment, which no browser sends. */
async function dashboardLines({ publicUrl, createSetupToken }: Platform): Promise<string[]> {
  const token = await createSetupToken()
  if (token === undefined) return [`Dashboard      ${publicUrl}/dashboard`]
  return [
    `Set up         ${publicUrl}/dashboard#${token}`,
    '               makes the first admin, once and within an hour; the next start prints another',
  ]
}
