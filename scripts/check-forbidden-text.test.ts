import { expect, test } from 'vitest'
import { temporaryTree } from '../test/temporary-tree.ts'
import { checkFileSizes } from './check-file-sizes.ts'
import { checkForbiddenText } from './check-forbidden-text.ts'

// Put together here, because this file is searched as well.
const OUTSIDE = ['..', 'shared'].join('/')
const MACHINE = ['', 'work'].join('/')
const REGISTRY = ['registry', 'npmjs', 'org'].join('.')

test('a path of one machine, a registry and the folder outside are found wherever they stand', () => {
  const root = temporaryTree({
    'docs/a.md': `Fine.\nSee \`${MACHINE}/main\`.`,
    'packages/gong/src/a.ts': `readFile('../../${OUTSIDE}/facts.json')`,
    'packages/gong/src/conformance.test.ts': `const folder = '${OUTSIDE}/gong'`,
    '.npmrc': `registry=https://${REGISTRY}/`,
  })
  expect(checkForbiddenText(root).map((problem) => problem.replace(/ \(.*/, ''))).toEqual([
    expect.stringMatching(/^\.npmrc:1: /),
    `docs/a.md:2: ${MACHINE}`,
    `packages/gong/src/a.ts:1: ${OUTSIDE}`,
  ])
})

test('words and addresses that only contain such a path are fine', () => {
  const root = temporaryTree({
    'README.md': 'http://localhost/work, ./work/a, home/work, /workspaces and the registry of Docker.',
    'logo.png': `\0${MACHINE}`,
  })
  expect(checkForbiddenText(root)).toEqual([])
})

test('global fetch and the environment cannot be had in a way that the linter overlooks', () => {
  const fetched = 'const reply = await globalThis.fetch(url)'
  const root = temporaryTree({
    'packages/server/src/syncs/a.ts': `${fetched}\nconst { env } = process`,
    'packages/server/src/syncs/b.ts': 'export type Fetch = typeof globalThis.fetch\nconst { pid } = process.report',
    'packages/server/src/egress/a.ts': fetched,
    'packages/server/src/syncs/a.test.ts': fetched,
  })
  expect(checkForbiddenText(root)).toEqual([
    expect.stringMatching(/^packages\/server\/src\/syncs\/a\.ts:1: globalThis\.fetch/),
    expect.stringMatching(/^packages\/server\/src\/syncs\/a\.ts:2: \} = process/),
  ])
})

test('files are remarked on from 201 lines and warned of from 301, the longest first', () => {
  const lines = (count: number) => 'export {}\n'.repeat(count)
  const root = temporaryTree({ 'a.ts': lines(200), 'b.ts': lines(201), 'c.ts': lines(301), 'd.md': lines(400) })
  expect(checkFileSizes(root)).toEqual(['warning: c.ts has 301 lines', 'note: b.ts has 201 lines'])
})
