import fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { listen, publicUrlOf } from './listen.ts'

const apps: ReturnType<typeof fastify>[] = []

afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())))

function listenOn(host: string, port: number) {
  const app = fastify()
  apps.push(app)
  return listen(app, { host, port, publicUrl: undefined })
}

test('a free port is found, and told in the address', async () => {
  expect(await listenOn('127.0.0.1', 0)).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
})

test('a port that is taken is told with the setting to change', async () => {
  const port = Number(new URL(await listenOn('127.0.0.1', 0)).port)

  await expect(listenOn('127.0.0.1', port)).rejects.toMatchObject({
    code: 'port_in_use',
    details: { host: '127.0.0.1', port },
    message: expect.stringContaining('MALLET_PORT'),
  })
})

// 192.0.2.0/24 is kept for documentation, so no machine has an address of it.
test('an address of another machine is told with the setting to change', async () => {
  await expect(listenOn('192.0.2.1', 0)).rejects.toMatchObject({
    code: 'invalid_environment',
    details: { issues: ['MALLET_HOST must be an address of this machine, and 192.0.2.1 is not'] },
  })
})

test('an IPv6 address stands in brackets in the URL, and a configured URL is taken as it is', () => {
  expect(publicUrlOf({ host: '::1', port: 4400, publicUrl: undefined })).toBe('http://[::1]:4400')
  expect(publicUrlOf({ host: '::1', port: 4400, publicUrl: 'https://m.example' })).toBe('https://m.example')
})
