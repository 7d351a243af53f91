import { createServer, type LookupFunction } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openHole } from '../../test/hole.ts'
import { listen, sender } from '../../test/local-server.ts'
import { refusalOf } from '../../test/refusal-of.ts'
import { type EgressPolicy, gongPolicy, thisMachine } from './policy.ts'
import { surelyNotSent } from './send-failure.ts'

const asking = (url: string) => ({
  method: 'GET',
  url,
  headers: { authorization: 'Bearer CANARY-token' },
  deadlineMs: 5000,
  maxBytes: 1000,
})

/** A name server that gives these answers, one after the other, and then the first again. */
function resolver(...answers: readonly (readonly string[])[]): LookupFunction {
  let turn = 0
  return (_, options, callback) => {
    const answer = (answers[turn++ % answers.length] ?? []).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))
    setImmediate(() => {
      const [first] = answer
      if (options.all) callback(null, answer)
      else callback(null, first?.address ?? '', first?.family)
    })
  }
}

test.each([
  'http://127.0.0.1',
  'http://0.0.0.0',
  'http://[::]',
  'http://[::1]',
  'http://[::ffff:7f00:1]',
  'https://[64:ff9b::a9fe:a9fe]',
  'https://[2002:7f00:1::]',
  'http://127.1',
  'http://0x7f.1',
  'http://2130706433',
  'http://①②⑦.0.0.1',
  'http://0177.0.0.1',
  'http://foo.localhost',
  'https://localhost',
  'http://localhost.',
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal',
  'https://100.64.0.1',
  'https://192.0.0.1',
  'https://198.18.0.1',
  'https://[fd00::1]',
  'http://[fe80::1%25lo]',
  'https://api.gong.io:22',
  'https://api.gong.io:25',
  'https://api.gong.io:5432',
  'https://api.gong.io:6379',
  'http://api.gong.io',
  'https://api.gong.io.',
  'https://user@api.gong.io',
  'https://api.gong.io@evil.test',
  'https://evil.test',
  'https://evil-api.gong.io',
  'https://api.gong.io.evil.test',
  'file:///etc/passwd',
  'gopher://127.0.0.1',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock',
  'data:text/plain,x',
])('A21: %s is not asked, and no name is looked up for it', async (url) => {
  const hole = await openHole()
  let lookups = 0
  const lookup: LookupFunction = (_, __, callback) => {
    lookups++
    callback(null, '127.0.0.1', 4)
  }
  const send = sender({ lookup }, gongPolicy([`127.0.0.1:${hole.port + 1}`]))
  for (const target of [url, withPort(url, hole.port)]) {
    const error = await refusalOf(send(asking(target)))
    expect([error.code, surelyNotSent(error) || error.code === 'invalid_input']).toEqual([
      expect.stringMatching(/^(egress_refused|invalid_input)$/),
      true,
    ])
  }
  expect([lookups, hole.contacts]).toEqual([0, 0])
})

const withPort = (url: string, port: number) => url.replace(/^(\w+:\/\/[^/:]*(?:\[[^\]]*\])?)(:\d+)?/, `$1:${port}`)

/** Where a certificate is asked for on port 443 of this machine, if this user may listen there. */
async function openHttpsHole(): Promise<{ contacts: number }> {
  const hole = { contacts: 0 }
  const server = createServer((socket) => {
    hole.contacts++
    socket.on('error', () => undefined).destroy()
  })
  await new Promise<void>((done) => server.on('error', () => done()).listen(443, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return hole
}

test.each([
  ['this machine', ['127.0.0.1']],
  ['this machine, by IPv6', ['::1']],
  ['this machine, mapped', ['::ffff:127.0.0.1']],
  ['anything', ['0.0.0.0']],
  ['a private network', ['10.0.0.1']],
  ['the address of cloud metadata', ['169.254.169.254']],
  ['NAT64', ['64:ff9b::a9fe:a9fe']],
  ['an address for documents', ['203.0.113.7']],
  ['a public address and this machine', ['8.8.8.8', '127.0.0.1']],
  ['this machine and a public address', ['127.0.0.1', '8.8.8.8']],
  ['a private IPv6 and a public IPv4 address', ['fd00::1', '8.8.8.8']],
  ['nothing', []],
])('A25: a name of Gong that stands for %s is not connected to', async (_, addresses) => {
  const hole = await openHttpsHole()
  const error = await refusalOf(
    sender({ lookup: resolver(addresses) }, gongPolicy([]))(asking('https://x.api.gong.io')),
  )
  expect(error).toMatchObject({ code: 'egress_refused', details: { reason: 'address' } })
  expect([surelyNotSent(error), hole.contacts]).toEqual([true, 0])
})

test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254'])(
  'A25: %s, which nobody looks up, is checked too',
  async (address) => {
    const hole = await openHttpsHole()
    const error = await refusalOf(sender({}, { domains: [address], listed: [] })(asking(`https://${address}`)))
    expect(error).toMatchObject({ code: 'egress_refused', details: { reason: 'address' } })
    expect(hole.contacts).toBe(0)
  },
)

test('A25: a name that changes its address between two answers gets no connection, a thousand times', async () => {
  const hole = await openHttpsHole()
  const lookup = resolver(['203.0.113.7'], ['127.0.0.1'], ['::1', '127.0.0.1'], ['10.0.0.1'])
  const send = sender({ lookup }, gongPolicy([]))
  const codes = new Set<string>()
  for (let turn = 0; turn < 1000; turn++) codes.add((await refusalOf(send(asking('https://x.api.gong.io')))).code)
  expect([[...codes], hole.contacts]).toEqual([['egress_refused'], 0])
})

test('A25: a connection goes to the very address that was checked: each is looked up once', async () => {
  const { server } = await listen((_, response) => void response.end('ok'))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const asked: string[] = []
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname)
    // A second question would get another answer.
    resolver(asked.length === 1 ? ['127.0.0.1'] : ['10.0.0.1'])(hostname, options, callback)
  }
  const send = sender({ lookup }, gongPolicy([`localhost:${port}`]))
  expect((await send(asking(`http://localhost:${port}`))).body).toBe('ok')
  expect(asked).toEqual(['localhost'])
})

test('A25: what is listed over http is on this machine, whatever its name stands for', async () => {
  const send = sender({ lookup: resolver(['10.0.0.1']) }, gongPolicy(['localhost:4401']))
  expect(await refusalOf(send(asking('http://localhost:4401')))).toMatchObject({ details: { reason: 'address' } })
})

test('A72: an entry of the list opens its own port and no other, and lifts the ban of addresses for itself alone', async () => {
  const { url, host } = await listen((_, response) => void response.end('ok'))
  const hole = await openHole()
  const send = sender({}, gongPolicy([host, 'gong.internal:8443']))
  expect((await send(asking(url))).body).toBe('ok')
  const others = [
    hole.url,
    `http://localhost:${host.split(':')[1]}`,
    'https://gong.internal',
    'http://gong.internal:8443',
  ]
  for (const other of others) {
    expect(await refusalOf(send(asking(other)))).toMatchObject({ code: 'egress_refused', details: { reason: 'host' } })
  }
  expect(hole.contacts).toBe(0)
})

test('A72: a listed name may have a private address over https', async () => {
  const hole = await openHole()
  const lookup = resolver(['127.0.0.1'])
  const error = await refusalOf(
    sender({ lookup }, gongPolicy([`gong.internal:${hole.port}`]))(asking(`https://gong.internal:${hole.port}`)),
  )
  // It was reached, and speaks no TLS.
  expect([error.code, hole.contacts]).toEqual(['gong_unavailable', 1])
})

test.each<[string, EgressPolicy]>([
  ['for Gong', gongPolicy([])],
  ['for this machine', thisMachine],
])('A21: a sender %s reaches no address of a private network', async (_, policy) => {
  for (const url of [
    'http://10.0.0.1',
    'https://10.0.0.1',
    'http://169.254.169.254',
    'http://0.0.0.0',
    'http://[::]',
  ]) {
    expect((await refusalOf(sender({}, policy)(asking(url)))).code).toBe('egress_refused')
  }
})

test('B34: where the first address of a name does not answer, the next one is taken', async () => {
  const { server } = await listen((_, response) => void response.end('ok'))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const send = sender({ lookup: resolver(['::1', '127.0.0.9', '127.0.0.1']) }, gongPolicy([`localhost:${port}`]))
  expect((await send(asking(`http://localhost:${port}`))).body).toBe('ok')
})
