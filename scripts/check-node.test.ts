import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

function checkNode(version: string) {
  const program = `import { checkNode } from './check-node.mjs'; checkNode('${version}'); process.stdout.write('runs')`
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: new URL('.', import.meta.url),
    encoding: 'utf8',
  })
}

test.each(['20.18.3', '18.20.1', '8.17.0'])('Node %s is refused with what to do, and no stack', (version) => {
  const { status, stdout, stderr } = checkNode(version)
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^Mallet needs Node 20\.19 or newer, and this is Node .*\n.*nvm install 24.*\n$/)
  expect(stderr).toContain(version)
})

test.each(['20.19.0', '22.0.0', '24.21.0'])('Node %s passes without a word', (version) => {
  expect(checkNode(version)).toMatchObject({ status: 0, stdout: 'runs', stderr: '' })
})

test('the refused versions are those that package.json refuses', () => {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  expect(JSON.parse(manifest)).toMatchObject({ engines: { node: '>=20.19' } })
})
