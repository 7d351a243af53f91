import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { passOn } from '../gong-proxy.ts'
import { BRIEF } from '../harness/brief-node.ts'
import { type CrashSite, openCrashSite } from '../recover/open-crash-site.ts'
import { until } from '../wait.ts'

const API_KEY = `mk_${'d'.repeat(32)}`

let site: CrashSite

beforeAll(async () => {
  site = await openCrashSite({ calls: 5, users: 5 })
})
afterAll(() => site.close())

interface Running {
  readonly child: ChildProcess
  readonly port: number
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, [...BRIEF, inject('malletProgram'), 'server'], {
    env: {
      PATH: process.env.PATH,
      MALLET_PORT: '0',
      LOG_LEVEL: 'error',
      MALLET_API_KEY: API_KEY,
      MALLET_DATA_DIR: site.dataDir,
      MALLET_GONG_APP_URL: site.emulator.appUrl,
      MALLET_GONG_API_URL: site.gongApi.url,
      MALLET_GONG_HOSTS: [site.emulator.appUrl, site.gongApi.url].map((url) => new URL(url).host).join(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Mallet runs at http:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1]
    if (port !== undefined) {
      child.stdout.resume()
      return { child, port: Number(port) }
    }
  }
  throw new Error('the server ended without a word')
}

/** A connection that stays open, as a load balancer keeps one. */
async function open(port: number): Promise<{ socket: Socket; ask(head: string, body?: string): Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  socket.setEncoding('utf8').on('error', () => undefined)
  await once(socket, 'connect')
  const ask = async (head: string, body = '') => {
    socket.write(`${head} HTTP/1.1\r\nHost: mallet\r\nAuthorization: Bearer ${API_KEY}\r\n${lengthOf(body)}\r\n${body}`)
    return String((await once(socket, 'data'))[0])
  }
  return { socket, ask }
}

const lengthOf = (body: string) =>
  body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`

const isRefused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })

const linkBody = (integrationId: string) =>
  JSON.stringify({
    integrationId,
    customer: { id: 'acme', name: 'Acme Inc.' },
    credentials: {
      type: 'apiKey',
      accessKey: site.emulator.accessKey,
      accessKeySecret: site.emulator.accessKeySecret,
      baseUrl: site.gongApi.url,
    },
  })

test('B51: a server that is asked to stop lets nobody new in, answers who is there, and ends well', async () => {
  const { child, port } = await start()
  const ended = once(child, 'exit')
  const [linking, live, ready] = [await open(port), await open(port), await open(port)]
  const made = await linking.ask('POST /v1/integrations', '{"name":"Keys","auth":{"type":"apiKey"}}')
  const integrationId = /"id":"(int_\w+)"/.exec(made)?.[1] ?? ''
  let letGo: () => void = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  site.gongApi.play(async (_, pass) => {
    await held
    return pass()
  })
  const linked = linking.ask('POST /v1/connections', linkBody(integrationId))
  await until('Gong is asked', async () => site.gongApi.requests.length > 0)

  child.kill('SIGTERM')
  await until('nobody new is let in', () => isRefused(port))

  expect(await live.ask('GET /healthz')).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\nconnection: close\r\n/i)
  expect(await ready.ask('GET /readyz')).toMatch(
    /^HTTP\/1\.1 503 [\s\S]*\r\nconnection: close\r\n[\s\S]*shutting_down/i,
  )
  letGo()
  expect(await linked).toMatch(/^HTTP\/1\.1 201 /)
  expect((await ended)[0]).toBe(0)
}, 90_000)

test('B51: a second request to stop is obeyed at once, whatever is under way', async () => {
  site.gongApi.play(() => new Promise(() => {}))
  const { child, port } = await start()
  const ended = once(child, 'exit')
  const { ask } = await open(port)
  const asked = site.gongApi.requests.length
  const made = await ask('POST /v1/integrations', '{"name":"Keys","auth":{"type":"apiKey"}}')
  const second = await open(port)
  void second.ask('POST /v1/connections', linkBody(/"id":"(int_\w+)"/.exec(made)?.[1] ?? ''))
  await until('Gong is asked', async () => site.gongApi.requests.length > asked)

  child.kill('SIGTERM')
  await until('it drains', () => isRefused(port))
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(child.exitCode).toBeNull()
  const askedAgainMs = performance.now()
  child.kill('SIGTERM')
  await ended

  expect(performance.now() - askedAgainMs).toBeLessThan(3000)
  site.gongApi.play(passOn)
}, 90_000)
