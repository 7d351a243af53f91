import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildPackage } from './build-package.ts'
import { type PublishedPackage, publishedPackages } from './published-packages.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const packages = publishedPackages(ROOT)
const consumer = mkdtempSync(join(tmpdir(), 'mallet-consumer-'))

const Manifest = z.looseObject({
  private: z.literal(false).optional(),
  files: z.tuple([z.literal('dist')]),
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  bin: z.record(z.string(), z.string()).default({}),
  exports: z.object({ '.': z.looseObject({ default: z.string() }) }),
})

const Addresses = z.looseObject({
  appUrl: z.url(),
  apiBaseUrl: z.url(),
  accessKey: z.string(),
  accessKeySecret: z.string(),
})

const installedAt = ({ name }: PublishedPackage): string => join(consumer, 'node_modules/@mallet', name)
const manifestOf = (one: PublishedPackage) =>
  Manifest.parse(JSON.parse(readFileSync(join(ROOT, 'packages', one.name, 'package.json'), 'utf8')))

// A project that has installed the packages, as far as that goes without a registry: it has what they declare, and no more.
beforeAll(async () => {
  for (const one of packages) {
    await mkdir(installedAt(one), { recursive: true })
    await cp(join(ROOT, 'packages', one.name, 'package.json'), join(installedAt(one), 'package.json'))
    await buildPackage(one, { root: ROOT, outDir: join(installedAt(one), 'dist'), types: false })
    for (const dependency of declaredBy(one)) {
      const place = join(consumer, 'node_modules', dependency)
      await mkdir(dirname(place), { recursive: true })
      await symlink(join(ROOT, 'node_modules', dependency), place).catch((error) => {
        if (error.code !== 'EEXIST') throw error
      })
    }
  }
}, 180_000)
afterAll(() => rm(consumer, { recursive: true }))

/** What whoever installs the package has, besides itself. */
function declaredBy(one: PublishedPackage): string[] {
  const { dependencies, peerDependencies } = manifestOf(one)
  return Object.keys({ ...dependencies, ...peerDependencies }).sort()
}

/** The packages whose names the built files import. */
function importedBy(one: PublishedPackage): string[] {
  const dist = join(installedAt(one), 'dist')
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'))
  const names = scripts.flatMap((name) =>
    ts.preProcessFile(readFileSync(join(dist, name), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName),
  )
  const foreign = names.filter((name) => !name.startsWith('.') && !isBuiltin(name))
  return [...new Set(foreign.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))].sort()
}

/** A program of the consumer's, under plain Node and without the conditions of this project. */
function start(...args: string[]) {
  const child = spawn(process.execPath, args, { cwd: consumer, stdio: ['pipe', 'pipe', 'inherit'] })
  return { child, lines: createInterface(child.stdout), ended: once(child, 'exit') }
}

test.each(packages)('$name, when published, imports what it declares and nothing else', (one) => {
  expect(importedBy(one)).toEqual(declaredBy(one))
})

test.each(packages)('$name, when published, can be imported by its name', async ({ name }) => {
  const { lines, ended } = start(
    '--input-type=module',
    '-e',
    `console.log(Object.keys(await import('@mallet/${name}')).length)`,
  )
  const [count] = await once(lines, 'line')
  expect(Number(count)).toBeGreaterThan(0)
  expect(await ended).toEqual([0, null])
})

test('every part of @mallet/connect, when published, does nothing where there is no browser', async () => {
  const parts = ['', '/element', '/react', '/headless']
  const names = parts.map((part) => `...Object.keys(await import('@mallet/connect${part}'))`)
  const { lines, ended } = start('--input-type=module', '-e', `console.log([${names}].sort().join())`)
  const [exported] = await once(lines, 'line')
  expect(String(exported)).toContain('MalletConnectButton')
  expect(await ended).toEqual([0, null])
})

test('the published emulator has a command that starts it, with its page', async () => {
  const emulator = packages.find(({ name }) => name === 'emulator')
  if (!emulator) throw new Error('the emulator is not published')
  const command = join(installedAt(emulator), manifestOf(emulator).bin['mallet-emulator'] ?? '')
  expect(readFileSync(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  const sizes = ['--port', '0', '--control-port', '0', '--calls', '5', '--users', '5']
  const { child, lines, ended } = start(command, '--json', '--with-parent', ...sizes)
  const [line] = await once(lines, 'line')
  const { appUrl, apiBaseUrl, accessKey, accessKeySecret } = Addresses.parse(JSON.parse(String(line)))
  const authorization = `Basic ${Buffer.from(`${accessKey}:${accessKeySecret}`).toString('base64')}`
  expect((await fetch(`${apiBaseUrl}/v2/users`, { headers: { authorization } })).status).toBe(200)
  const page = await (await fetch(`${appUrl}/`)).text()
  for (const [, address] of page.matchAll(/(?:src|href)="(\/[^"?#]+\.\w+)"/g)) {
    expect({ address, status: (await fetch(appUrl + address)).status }).toEqual({ address, status: 200 })
  }
  child.stdin.end()
  expect(await ended).toEqual([0, null])
})
