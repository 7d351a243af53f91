import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))
const WORKSPACES = {
  contract: '@mallet/contract',
  gong: '@mallet/gong',
  emulator: '@mallet/emulator',
  sdk: '@mallet/sdk',
  connect: '@mallet/connect',
  server: 'mallet',
}

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mallet-borders-'))
  for (const [folder, name] of Object.entries(WORKSPACES)) {
    const exports = { '.': { 'mallet-source': './src/index.ts' }, './*': { 'mallet-source': './src/*.ts' } }
    write(`packages/${folder}/package.json`, JSON.stringify({ name, type: 'module', exports }))
    if (folder !== 'contract') write(`packages/${folder}/src/index.ts`, 'export const here = 1')
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true })
    symlinkSync(join(root, 'packages', folder), join(root, 'node_modules', name))
  }
  for (const name of ['zod', 'pg', '@electric-sql/pglite', 'pg-boss', 'undici', 'fastify']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  write('packages/contract/src/errors.ts', "import 'zod'\nexport const codes = 1")
  write('packages/server/src/log.ts', 'export const here = 1')
  write('packages/server/src/context.ts', "import type { here } from './log.ts'\nexport type Context = typeof here")
  write('packages/server/src/http/routes.ts', "import 'fastify'\nimport '../syncs/pull.ts'\nexport type Route = 1")
  write('packages/server/src/engine/loop.ts', "import '../syncs/pull.ts'")
  write('packages/server/src/syncs/pull.ts', "import '../context.ts'\nimport '@mallet/gong'")
  write('packages/server/src/db/schema.ts', "import type { Page } from '../syncs/page.ts'\nexport type Row = Page")
  write('packages/server/src/syncs/page.ts', "import type { Row } from '../db/schema.ts'\nexport type Page = Row")
  write('packages/server/src/db/open.ts', "import 'pg'\nimport 'pg-boss'\nimport '@electric-sql/pglite'")
  write('packages/server/src/cli/free-port.ts', "import { createServer } from 'node:net'\ncreateServer()")
  write('packages/server/src/http/sockets.ts', "import type { Socket } from 'node:net'\nexport type Open = Socket")
  write('packages/server/src/cli/main.ts', "import '../main.ts'\nimport '@mallet/emulator'")
  write('packages/server/src/create-mallet.ts', "import './main.ts'\nimport '@mallet/sdk'")
  write('packages/connect/page/src/main.ts', "import '../../src/index.ts'")
  write('packages/sdk/test/starts-server.ts', "import 'mallet'")
  write('packages/server/src/main.ts', "import './http/routes.ts'\nimport './engine/loop.ts'")
  write(
    'packages/gong/src/egress/send.ts',
    "import 'undici'\nimport { lookup } from 'node:dns'\nimport '@mallet/contract/errors'\nlookup",
  )
})

afterAll(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), `${text}\n`)
}

/** The rules that dependency-cruiser says are broken in the fixture, each with the file that breaks it. */
function brokenBorders(): string[] {
  const { stdout, stderr } = spawnSync(
    join(PROJECT, 'node_modules/.bin/depcruise'),
    ['packages', '--config', join(PROJECT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
    { cwd: root, encoding: 'utf8' },
  )
  if (!stdout.startsWith('{')) throw new Error(stderr)
  const { summary }: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(stdout)
  return summary.violations.map(({ rule, from }) => `${rule.name}: ${from.replace('packages/', '')}`).sort()
}

test('a tree that follows the direction of the design breaks no border', () => {
  expect(brokenBorders()).toEqual([])
})

test('each import against the direction of the design is named with its file', () => {
  const planted: [path: string, text: string, ...rules: string[]][] = [
    ['contract/src/forgotten.ts', "import 'zod'", 'contract-is-used'],
    ['contract/src/reads-file.ts', "import 'node:fs'", 'contract-is-used', 'contract-knows-only-zod'],
    ['contract/test/asks-server.ts', "import 'mallet'", 'nothing-imports-server'],
    ['gong/src/asks-emulator.ts', "import '@mallet/emulator'", 'gong-and-emulator-know-only-contract'],
    ['gong/src/a.test.ts', "import '../../emulator/src/index.ts'", 'gong-and-emulator-know-only-contract'],
    ['gong/src/pages.ts', "import 'undici'", 'one-way-out'],
    ['gong/src/egress-beside.ts', "import 'undici'", 'one-way-out'],
    ['gong/src/asks-http.ts', "import { request } from 'node:http'\nrequest('x')", 'no-socket-besides'],
    ['server/src/syncs/asks-https.ts', "import https from 'https'\nhttps.get('x')", 'no-socket-besides'],
    ['server/src/keys/opens-http2.ts', "import * as http2 from 'node:http2'\nhttp2.connect('x')", 'no-socket-besides'],
    ['server/src/records/opens-tls.ts', "export const f = () => import('node:tls')", 'no-socket-besides'],
    ['server/src/cli/opens-socket.ts', "import { connect } from 'node:net'\nconnect(1)", 'no-socket-besides'],
    ['server/src/db/asks-name.ts', "import { resolve } from 'node:dns/promises'\nresolve('x')", 'no-socket-besides'],
    ['server/src/engine/sends-packets.ts', "import { createSocket } from 'dgram'\ncreateSocket", 'no-socket-besides'],
    ['emulator/src/sends.ts', "import 'undici'", 'one-way-out'],
    ['sdk/src/asks-gong.ts', "import '@mallet/gong'", 'sdk-knows-only-contract'],
    ['sdk/src/reads-file.ts', "import 'node:fs'", 'sdk-knows-only-contract'],
    ['sdk/src/asks-server.ts', "import 'mallet'", 'nothing-imports-server', 'sdk-knows-only-contract'],
    ['connect/src/asks-contract.ts', "import '@mallet/contract/errors'", 'connect-knows-nobody'],
    ['connect/src/asks-page.ts', "import '../page/src/main.ts'", 'connect-knows-nobody'],
    ['gong/src/lost.ts', "import './nowhere.ts'", 'every-import-resolves'],
    ['emulator/src/asks-gong.ts', "import '@mallet/gong'", 'gong-and-emulator-know-only-contract'],
    ['emulator/src/opens-database.ts', "import '@electric-sql/pglite'", 'only-db-opens-databases'],
    ['server/src/config.ts', "import './syncs/pull.ts'", 'context-knows-no-verb'],
    ['server/src/db/asks-verb.ts', "import '../syncs/pull.ts'", 'db-runs-no-verb'],
    ['server/src/syncs/asks-http.ts', "import type { Route } from '../http/routes.ts'", 'only-doors-know-doors'],
    ['server/src/keys/asks-fastify.ts', "import type { A } from 'fastify'", 'only-doors-know-doors'],
    ['server/src/records/later.ts', "export const f = () => import('../engine/loop.ts')", 'only-doors-know-doors'],
    ['server/src/engine/asks-http.ts', "import '../http/routes.ts'", 'engine-knows-no-http'],
    ['server/src/http/asks-main.ts', "import '../main.ts'", 'only-main-and-cli-know-main'],
    ['server/src/syncs/opens-database.ts', "import type { Pool } from 'pg'", 'only-db-opens-databases'],
    ['server/src/syncs/sends.ts', "import 'undici'", 'one-way-out'],
    ['server/src/syncs/first.ts', "import './second.ts'", 'no-circle'],
    ['server/src/syncs/second.ts', "import './first.ts'"],
  ]
  for (const [path, text] of planted) write(`packages/${path}`, text)
  const expected = planted.flatMap(([path, , ...rules]) => rules.map((rule) => `${rule}: ${path}`))
  expect(brokenBorders()).toEqual(expected.sort())
  for (const [path] of planted) rmSync(join(root, 'packages', path))
})

test('fetch and the environment may be used only where egress rules and settings live', () => {
  cpSync(join(PROJECT, 'biome.json'), join(root, 'biome.json'))
  write('.gitignore', 'node_modules/')
  const text = {
    'sends-globally.ts': "export const sent = fetch('http://127.0.0.1')",
    'sends-by-global-object.ts': "export const sent = globalThis.fetch('http://127.0.0.1')",
    'opens-web-socket.ts': "export const socket = new WebSocket('ws://127.0.0.1')",
    'reads-environment.ts': 'export const port = process.env.MALLET_PORT',
    'reads-imported-environment.ts': "import { env } from 'node:process'\n\nexport const port = env.MALLET_PORT",
    'sends-as-told.ts': "export const send = (fetch: (url: string) => void) => fetch('http://127.0.0.1')",
  }
  for (const [name, lines] of Object.entries(text)) write(`packages/server/src/syncs/${name}`, lines)
  write('packages/server/src/config.ts', text['reads-environment.ts'])
  write('packages/gong/src/egress/sends.ts', text['sends-globally.ts'])
  const { stdout } = spawnSync(join(PROJECT, 'node_modules/.bin/biome'), ['lint', 'packages', '--reporter=github'], {
    cwd: root,
    encoding: 'utf8',
  })
  const refused = [...stdout.matchAll(/^::error title=lint\/style\/(\w+),file=[^,]*packages\/([^,]+)/gm)]
  expect(refused.map(([, rule, file]) => `${rule}: ${file}`).sort()).toEqual([
    'noProcessEnv: server/src/syncs/reads-environment.ts',
    'noProcessEnv: server/src/syncs/reads-imported-environment.ts',
    'noRestrictedGlobals: server/src/syncs/opens-web-socket.ts',
    'noRestrictedGlobals: server/src/syncs/sends-by-global-object.ts',
    'noRestrictedGlobals: server/src/syncs/sends-globally.ts',
  ])
})
