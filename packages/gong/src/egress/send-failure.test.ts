import { expect, test } from 'vitest'
import { listen, listenTcp, sender } from '../../test/local-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import type { SendOptions } from './send.ts'
import { surelyNotSent, wasConnectionStale } from './send-failure.ts'

const asking = (url: string, more: object = {}) => ({
  method: 'GET',
  url,
  headers: {},
  deadlineMs: 10_000,
  maxBytes: 1_000_000,
  ...more,
})

test('the deadline spans the whole body, so that a server that drips cannot hold a request', async () => {
  let dripped = 0
  const { url } = await listen((_, response) => {
    const timer = setInterval(() => {
      dripped += 1
      response.write('.')
    }, 20)
    response.on('close', () => clearInterval(timer))
  })
  const error = await refusalOf(sender()(asking(url, { deadlineMs: 1000 })))
  expect(error.code).toBe('gong_unavailable')
  expect(error.details).toEqual({ reason: 'deadline' })
  expect(dripped).toBeGreaterThan(0)
})

test('a server that accepts and never answers meets the deadline', async () => {
  const { url } = await listen(() => {})
  const error = await refusalOf(sender()(asking(url, { deadlineMs: 200 })))
  expect(error.details).toEqual({ reason: 'deadline' })
  expect(surelyNotSent(error)).toBe(false)
})

test('an answer that breaks off in its body is an error, not a short answer', async () => {
  for (const headers of [{ 'content-length': '100' }, { 'transfer-encoding': 'chunked' }]) {
    const { url } = await listen((_, response) => {
      response.writeHead(200, headers)
      response.write('{"calls":[', () => response.socket?.resetAndDestroy())
    })
    const error = await refusalOf(sender()(asking(url)))
    expect(error.details).toEqual({ reason: 'connection_lost' })
    expect(surelyNotSent(error)).toBe(false)
  }
})

test('an answer shorter than its Content-Length is an error', async () => {
  const { url } = await listen((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('{}', () => response.socket?.end())
  })
  expect((await refusalOf(sender()(asking(url)))).details).toEqual({ reason: 'connection_lost' })
})

test('a refused connection surely sent nothing', async () => {
  const { url, server } = await listen(() => {})
  await new Promise((done) => server.close(done))
  const error = await refusalOf(sender()(asking(url)))
  expect(error.details).toEqual({ reason: 'not_reached' })
  expect(surelyNotSent(error)).toBe(true)
})

const nowhere = { domains: ['nowhere.example'], listed: [] }

test('names that do not resolve surely sent nothing, and the resolver is the one given', async () => {
  const lookup: SendOptions['lookup'] = (_hostname, _options, done) => {
    done(Object.assign(new Error('no such name'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' }), [])
  }
  const error = await refusalOf(sender({ lookup }, nowhere)(asking('https://nowhere.example')))
  expect(error.details).toEqual({ reason: 'name_not_found' })
  expect(surelyNotSent(error)).toBe(true)
})

test('a host that speaks neither HTTP nor TLS is an error', async () => {
  const host = await listenTcp((socket) => {
    socket.on('error', () => {}).end('220 mail ready\r\n\r\n')
  })
  const send = sender()
  expect((await refusalOf(send(asking(`http://${host}`)))).details).toEqual({ reason: 'malformed' })
  expect((await refusalOf(send(asking(`https://${host}`)))).code).toBe('gong_unavailable')
})

test('B34: a request on an idle connection that breaks is not sent again by itself, and the error says which it was', async () => {
  for (const method of ['GET', 'POST']) {
    let asked = 0
    const { url } = await listen((_, response) => {
      asked += 1
      if (asked === 1) response.end('ok')
      else response.socket?.destroy()
    })
    const send = sender()
    await send(asking(url, { method }))
    // The connection is free again a moment after the answer.
    await new Promise((resolve) => setImmediate(resolve))
    const error = await refusalOf(send(asking(url, { method })))
    expect(error.details).toEqual({ reason: 'connection_stale' })
    expect([asked, surelyNotSent(error), wasConnectionStale(error)]).toEqual([2, false, true])
  }
})

test('no failure tells more of a request than its host', async () => {
  const { url, host, server } = await listen((_, response) => response.socket?.destroy())
  const secret = {
    url: `${url}/token?refresh_token=s3cret`,
    headers: { authorization: 'Basic s3cret' },
    body: 's3cret',
  }
  const lost = await refusalOf(sender()(asking(url, { ...secret, method: 'POST' })))
  await new Promise((done) => server.close(done))
  const refused = await refusalOf(sender()(asking(url, { ...secret, method: 'POST' })))
  for (const error of [lost, refused]) {
    expect(error.message).toContain(host)
    expect(error.cause).toBeUndefined()
    expect(JSON.stringify([error.message, error.details, error.stack])).not.toContain('s3cret')
  }
})
