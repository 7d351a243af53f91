// A process of Mallet as it is run, on the embedded database, with companies whose syncs are paused.
import { readConfig } from '../../packages/server/src/config.ts'
import { createApiKey } from '../../packages/server/src/keys/create-api-key.ts'
import { startPlatform } from '../../packages/server/src/main.ts'
import { ProxyInput, type ProxyListening } from './listening.ts'
import { addBenchCompany, UNPACED } from './open-mallet.ts'

const { gongUrl, dataDir, paced, unpaced, credentials } = ProxyInput.parse(JSON.parse(process.argv[2] ?? ''))

const config = readConfig({
  MALLET_PORT: '0',
  MALLET_DATA_DIR: dataDir,
  MALLET_GONG_API_URL: gongUrl,
  MALLET_GONG_HOSTS: new URL(gongUrl).host,
  MALLET_REQUESTS_PER_SECOND_PER_KEY: '100000',
})
const platform = await startPlatform(config)
const { context } = platform
const add = async (count: number, settings: typeof UNPACED) => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const { connectionId } = await addBenchCompany(context, gongUrl, settings, undefined, credentials)
    ids.push(connectionId)
  }
  return ids
}
const { key } = await createApiKey(context, { name: 'bench', scopes: ['proxy:use', 'actions:read', 'actions:write'] })
const listening: ProxyListening = {
  url: platform.publicUrl,
  apiKey: key,
  paced: await add(paced, {}),
  unpaced: await add(unpaced, UNPACED),
}
process.send?.(listening)
process.once('disconnect', async () => {
  await platform.close()
  process.exit(0)
})
