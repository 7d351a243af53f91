import type { Config } from '../config.ts'
import { startPlatform } from '../main.ts'
import { untilStopped } from './until-stopped.ts'

/** Runs the platform until it is told to stop. */
export async function server(config: Config): Promise<void> {
  const platform = await startPlatform(config)
  const lines = [
    `Mallet runs at ${platform.publicUrl}`,
    `Dashboard      ${await platform.createDashboardUrl()}`,
    ...(platform.firstApiKey ? [`API key        ${platform.firstApiKey}  (shown this once)`] : []),
    ...(config.encryptionKey === undefined && config.encryptionKeyFile === undefined
      ? [`Data           ${config.dataDir} holds the data and the key to its secrets: a copy of it opens both.`]
      : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  await untilStopped()
  await platform.close()
}
