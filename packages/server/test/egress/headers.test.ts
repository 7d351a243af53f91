import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkByOAuth } from '../link.ts'
import { openProxiedWorld, type ProxiedWorld } from '../open-proxied-world.ts'
import { trigger, untilCaughtUp } from '../wait.ts'

/** What HTTP needs, and what says who asks for what. `host` and framing are added by whoever sends. */
const OURS = ['accept', 'accept-encoding', 'authorization', 'content-type', 'user-agent']

/** RFC 9110, 7.6.1, and what passes as an identity or an address behind a proxy. */
const FOREIGN = {
  Connection: 'x-internal, keep-alive',
  'X-Internal': 'canary',
  'Keep-Alive': 'timeout=5',
  TE: 'trailers',
  'Proxy-Authorization': 'Basic Y2FuYXJ5OmNhbmFyeQ==',
  'Proxy-Connection': 'keep-alive',
  Cookie: 'session=canary',
  'X-Forwarded-For': '203.0.113.7',
  'X-Forwarded-Host': 'canary.example',
  'X-Forwarded-Proto': 'https',
  Forwarded: 'for=203.0.113.7;host=canary.example',
  'Base-Url-Override': 'http://127.0.0.1:9',
  'X-HTTP-Method-Override': 'DELETE',
}

let world: ProxiedWorld
let id: string

beforeAll(async () => {
  world = await openProxiedWorld({ emulator: { calls: 5, users: 5 } })
  id = await linkByOAuth(world)
  await untilCaughtUp(world, id)
})
afterAll(() => world.close())

/** As no HTTP client would send it. */
async function askRaw(method: string, path: string): Promise<string> {
  const { hostname, port } = new URL(world.platform().publicUrl)
  const socket = connect(Number(port), hostname)
  const headers = { Host: 'canary.example', Authorization: `Bearer ${world.apiKey}`, 'Content-Length': '0', ...FOREIGN }
  const lines = Object.entries({ ...headers, Connection: `${FOREIGN.Connection}, close` })
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  return text(socket)
}

test("A29, A21: nothing that a caller's headers say reaches Gong, and none of them changes where Mallet asks", async () => {
  world.gongApi.requests.length = 0

  expect(await askRaw('POST', `/v1/connections/${id}/syncs/users/trigger`)).toMatch(/^HTTP\/1\.1 202 /)
  await untilCaughtUp(world, id)
  await trigger(world, id, 'users')

  expect(world.gongApi.requests.length).toBeGreaterThan(1)
  for (const { headers } of world.gongApi.requests) {
    expect(Object.keys(headers).filter((name) => !OURS.includes(name))).toEqual([])
    expect(JSON.stringify(headers)).not.toContain('canary')
  }
})

test("A29: none of Gong's headers reaches whoever asks Mallet", async () => {
  const hostile = {
    'set-cookie': 'canary=1',
    'access-control-allow-origin': '*',
    'content-security-policy': 'default-src *',
    'strict-transport-security': 'max-age=0',
    location: 'https://canary.example',
    'x-canary': 'canary',
  }
  world.gongApi.play(async (_, pass) => {
    const answer = await pass()
    return { ...answer, headers: { ...answer.headers, ...hostile } }
  })
  await trigger(world, id, 'users')

  for (const path of ['', '/status', '/syncs', '/records/users', '/runs']) {
    const [head = ''] = (await askRaw('GET', `/v1/connections/${id}${path}`)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 200 /)
    expect(head).not.toContain('canary')
    expect(head.toLowerCase()).not.toMatch(/\r\n(set-cookie|access-control-[a-z-]+|location):/)
    expect(head.toLowerCase()).not.toContain('default-src *')
  }
})
