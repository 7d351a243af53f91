import { rm } from 'node:fs/promises'
import { createSend, thisMachine } from '@mallet/gong'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { type Command, ownPorts, runMallet } from '../run-mallet.ts'
import { PASSWORD } from './open-browser.ts'

let dataDir: string
const sender = createSend(thisMachine)

beforeAll(async () => {
  dataDir = await freshDataDirectory('start-message')
})
afterAll(async () => {
  await sender.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(): Promise<{ command: Command; url: string }> {
  const command = runMallet(['server'], { ...(await ownPorts(dataDir)), LOG_LEVEL: 'debug' })
  await command.says('Data ')
  return { command, url: /^Mallet runs at (\S+)$/m.exec(command.out())?.[1] ?? '' }
}

async function stop({ command }: { command: Command }): Promise<void> {
  command.child.kill('SIGTERM')
  await command.ended
}

test('A66: a server prints a set-up token while there is nobody, another with each start, and none afterwards', async () => {
  const tokens: string[] = []
  for (let turn = 0; turn < 2; turn++) {
    const running = await start()
    const token = /^Set up +\S+\/dashboard#(setup_\w{32})$/m.exec(running.command.out())?.[1] ?? ''
    tokens.push(token)
    expect(running.command.err()).not.toContain(token)
    if (turn === 1) {
      const reach = { send: sender.send, platform: () => ({ publicUrl: running.url }) }
      const setUp = (given: string | undefined) => {
        const json = { token: given, email: 'kim@example.com', name: 'Kim', password: PASSWORD }
        return ask(reach, { method: 'POST', to: '/dashboard/setup', json })
      }
      expect([(await setUp(tokens[0])).status, (await setUp(token)).status]).toEqual([403, 200])
      expect(running.command.err()).not.toContain(token)
      expect(running.command.err()).not.toContain(PASSWORD)
    }
    await stop(running)
  }
  const last = await start()

  expect(new Set(tokens).size).toBe(2)
  expect(last.command.out()).toMatch(/^Dashboard +http:\/\/\S+\/dashboard$/m)
  expect(last.command.out()).not.toMatch(/setup_|once_/)
  await stop(last)
})
