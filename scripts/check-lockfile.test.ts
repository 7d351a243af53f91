import { expect, test } from 'vitest'
import { temporaryTree } from '../test/temporary-tree.ts'
import { checkLockfile } from './check-lockfile.ts'

const problemsOf = (packages: object) =>
  checkLockfile(temporaryTree({ 'package-lock.json': JSON.stringify({ packages }) }))

test('a lockfile without addresses, with every platform package, is fine wherever the package lies', () => {
  expect(
    problemsOf({
      '': { optionalDependencies: { fsevents: '2' } },
      'node_modules/fsevents': {},
      'node_modules/@mallet/gong': { resolved: 'packages/gong', link: true },
      'node_modules/biome': { optionalDependencies: { 'biome-darwin': '1', 'biome-linux': '1' } },
      'node_modules/biome/node_modules/biome-linux': {},
      'node_modules/biome-darwin': {},
      'node_modules/vite/node_modules/esbuild': { optionalDependencies: { 'esbuild-win32': '1' } },
      'node_modules/vite/node_modules/esbuild-win32': {},
    }),
  ).toEqual([])
})

test('a platform package that npm left out is named', () => {
  const packages = {
    'node_modules/biome': { optionalDependencies: { 'biome-darwin': '1' } },
    'node_modules/other/node_modules/biome-darwin': {},
  }
  expect(problemsOf(packages)).toEqual([expect.stringContaining('node_modules/biome needs biome-darwin')])
})

test("an address of somebody's registry is named", () => {
  const resolved = 'https://packages.example/zod.tgz'
  expect(problemsOf({ 'node_modules/zod': { resolved } })).toEqual([expect.stringContaining(`bound to ${resolved}`)])
})
