import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDirectory } from './lock-directory.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'emulator-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

// The way of the systems that know no sockets but files is good on this one, too.
describe.each([process.platform, 'darwin'] as const)('as on %s', (platform) => {
  test('a directory has one owner, whatever it is called by, and is free when that one lets go', async () => {
    const link = join(directory, 'link')
    symlinkSync(directory, link)
    const unlock = await lockDirectory(directory, platform)
    const refused = { code: 'state_directory_in_use', message: expect.stringContaining(link) }
    await expect(lockDirectory(link, platform)).rejects.toMatchObject(refused)
    await unlock()
    await (await lockDirectory(link, platform))()
  })

  test('of many at once one owns it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory, platform)))
    const owners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(owners).toHaveLength(1)
    await owners[0]?.()
  })

  test('the lock of a process that was killed is taken over at once', async () => {
    const script = `
      const { lockDirectory } = await import(${JSON.stringify(new URL('./lock-directory.ts', import.meta.url).href)})
      await lockDirectory(${JSON.stringify(directory)}, ${JSON.stringify(platform)})
      console.log('locked')
      setInterval(() => {}, 1000)`
    const options = ['--import', 'tsx', '--conditions=mallet-source', '--input-type=module', '--eval', script]
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await expect(lockDirectory(directory, platform)).rejects.toMatchObject({ code: 'state_directory_in_use' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await lockDirectory(directory, platform))()
  })
})
