import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, inject, test } from 'vitest'
import { openBrowser } from '../../../test/browser.ts'
import { openPair } from './open-pair.ts'

const ENTRY = fileURLToPath(new URL('../src/index.ts', import.meta.url))

/** The client and all that it needs as one script, which leaves it under `sdk`. */
async function bundleForBrowsers(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['mallet-source', 'browser', 'module', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      lib: { entry: ENTRY, formats: ['iife'], name: 'sdk', fileName: 'sdk' },
      // What only Node has would otherwise be replaced by an empty module.
      rolldownOptions: { external: /^node:/ },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs.flatMap((built) => ('output' in built ? built.output : []))
  const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
  const imported = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []))
  expect(imported).toEqual([])
  return code
}

test('the client runs in a browser as it does in Node: methods, records, actions, an upload and the proxy', async () => {
  const [code, pair, browser] = await Promise.all([
    bundleForBrowsers(),
    openPair(),
    openBrowser(inject('chromiumPath')),
  ])
  const { mallet, connectionId } = pair
  // Pages of Mallet let no other script talk to it; what is shown is that a browser has all that the client needs.
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  await page.goto(`${mallet.url}/healthz`)
  await page.evaluate(`${code}; window.sdk = sdk`)
  const seen = await page.evaluate(`(async () => {
    const mallet = sdk.connectMallet(${JSON.stringify({ url: mallet.url, apiKey: mallet.apiKey })})
    const id = ${JSON.stringify(connectionId)}
    let calls = 0
    for await (const record of mallet.records(id, 'calls')) calls++
    const { workspaces } = await mallet.action(id, 'workspaces.list')
    const made = await mallet.integrations.create({ name: 'From a browser', auth: { type: 'apiKey' } })
    const file = new File(['a recording'], 'call.wav', { type: 'audio/wav' })
    const upload = await mallet.action(id, 'calls.uploadMedia', { id: '1' }, file).catch((error) => error.code)
    const proxied = await mallet.proxy(id)('https://api.gong.io/v2/users')
    const refused = await mallet.connections.get({ id: 'conn_none' }).catch((error) => error)
    return {
      calls, workspaces: workspaces.length, name: made.name, upload, proxied: proxied.status,
      isNamed: sdk.isMalletError(refused, 'not_found'),
    }
  })()`)
  const { records } = await mallet.syncs.get({ id: connectionId, model: 'calls' })
  await Promise.all([browser.close(), pair.close()])

  expect(seen).toEqual({
    calls: records,
    workspaces: expect.any(Number),
    name: 'From a browser',
    // Gong knows no such call: the file has come as far as it.
    upload: 'gong_rejected',
    proxied: 200,
    isNamed: true,
  })
})
