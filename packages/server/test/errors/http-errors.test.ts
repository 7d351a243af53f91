import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, type Question } from '../ask.ts'
import { decideAtGong } from '../browser.ts'
import { type BegunAttempt, beginAttempt, comeBack, oauthIntegration, openSession } from '../link.ts'
import { openWorld, type World } from '../open-world.ts'
import { masked } from './masked.ts'

let world: World
let keyIntegration: string

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 8 } })
  keyIntegration = (await world.api.call('integrations.create', { body: { name: 'Keys', auth: { type: 'apiKey' } } }))
    .id
})
afterAll(() => world.close())

/** The whole of an answer, against what was reviewed. */
async function expectAnswer({ status, headers, body }: IncomingAnswer, file: string): Promise<void> {
  const isJson = headers['content-type']?.startsWith('application/json') === true
  const text = isJson ? JSON.stringify(JSON.parse(body), null, 2) : visibleText(body)
  const known = {
    mallet: world.platform().publicUrl,
    gong: world.emulator.apiBaseUrl,
    'gong host': new URL(world.emulator.apiBaseUrl).host,
    'integration id': keyIntegration,
  }
  const volatile = /\b(req|att|conn)_[0-9a-z]{24,32}\b/g
  const shown = masked(text, known).replace(volatile, (_, kind: string) => `<${kind} id>`)
  await expect(`${status}\n\n${shown}\n`).toMatchFileSnapshot(`snapshots/${file}.txt`)
}

/** What a person reads on a page. */
const visibleText = (page: string): string =>
  page
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()

const asked = async (file: string, question: Question) =>
  expectAnswer(await ask(world, { bearer: world.apiKey, ...question }), file)

const linkByKey = (file: string, changes: object, more: object = {}) =>
  asked(file, {
    method: 'POST',
    to: '/v1/connections',
    json: {
      integrationId: keyIntegration,
      customer: { id: 'acme', name: 'Acme Inc.' },
      credentials: {
        type: 'apiKey',
        accessKey: world.emulator.accessKey,
        accessKeySecret: world.emulator.accessKeySecret,
        baseUrl: world.emulator.apiBaseUrl,
        ...changes,
      },
      ...more,
    },
  })

const readAttempt = ({ id, token }: BegunAttempt) => ask(world, { to: `/connect/attempts/${id}`, bearer: token })

test('a wrong Access Key is told with where the right one is', () => linkByKey('wrong-key', { accessKey: 'WRONG' }))

test('a wrong Access Key Secret is told in the same words', () => linkByKey('wrong-key', { accessKeySecret: 'wrong' }))

test('an address that is not of the Gong API is told with an example', () =>
  linkByKey('wrong-base-url', { baseUrl: 'https://app.gong.io' }))

test('a field that is not known is named', () => linkByKey('unknown-field', {}, { customerName: 'Acme Inc.' }))

test('a wrong client secret is told on the attempt', async () => {
  const token = await openSession(world, await oauthIntegration(world, { clientSecret: 'wrong' }))
  const attempt = await beginAttempt(world, token)
  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), attempt.cookies)

  await expectAnswer(await readAttempt(attempt), 'wrong-client-secret')
})

test('a denied consent is told on the attempt', async () => {
  const attempt = await beginAttempt(world, await openSession(world, await oauthIntegration(world)))
  await comeBack(world, await decideAtGong(world, attempt.authorizeUrl, 'deny'), attempt.cookies)

  await expectAnswer(await readAttempt(attempt), 'denied-consent')
})

test('a scope that is not registered in Gong is told on the attempt', async () => {
  const scopes = ['api:users:read', 'api:unregistered']
  const token = await openSession(world, await oauthIntegration(world, { scopes }))
  const attempt = await beginAttempt(world, token)
  const answer = await ask(world, { to: attempt.authorizeUrl })
  await comeBack(world, answer.headers.location ?? '', attempt.cookies)

  await expectAnswer(await readAttempt(attempt), 'unregistered-scope')
})

test('coming back from Gong in another browser is told on a page', async () => {
  const attempt = await beginAttempt(world, await openSession(world, await oauthIntegration(world)))

  await expectAnswer(await comeBack(world, await decideAtGong(world, attempt.authorizeUrl), []), 'another-browser')
})

test('a request without a key is told how to carry one', () =>
  asked('no-api-key', { to: '/v1/connections', bearer: undefined }))

test('a key that does not exist is told in the same words', () =>
  asked('no-api-key', { to: '/v1/connections', bearer: 'mk_00000000000000000000000000000000' }))

test('a connection that does not exist is named', () =>
  asked('no-such-connection', { to: '/v1/connections/conn_000000000000000000000000/status' }))

test('an address that does not exist is named', () => asked('no-such-address', { to: '/v1/calls' }))

test('a cursor of somewhere else is told', () => asked('foreign-cursor', { to: '/v1/connections?cursor=abc.def' }))

test('a body that is no JSON is told', () =>
  asked('no-json', {
    method: 'POST',
    to: '/v1/connections',
    body: '{"integrationId":',
    headers: { 'content-type': 'application/json' },
  }))

// These come last: the clock only moves on, and a Gong that is gone stays away.
test('a link that has expired is told to whoever followed it', async () => {
  const token = await openSession(world, await oauthIntegration(world))
  await world.emulator.advance({ seconds: 1800 })

  await asked('expired-link', { to: '/connect/session', bearer: token })
  await asked('expired-link', { method: 'POST', to: '/connect/attempts', bearer: token, json: {} })
})

test('a Gong that does not answer is told by its host', async () => {
  await world.emulator.close()

  await linkByKey('unreachable-gong', {})
})
