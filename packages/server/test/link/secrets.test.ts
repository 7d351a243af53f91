import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { oauth, TokenAnswer } from '@mallet/contract/gong/oauth'
import { createEmulator, type Emulator } from '@mallet/emulator'
import { createSend, thisMachine } from '@mallet/gong'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLocalApi } from '../../src/cli/local-api.ts'
import { ask } from '../ask.ts'
import { cookiesOf, decideAtGong } from '../browser.ts'
import { endpoints } from '../endpoints.ts'
import { freshDataDirectory } from '../fresh-data-directory.ts'
import { answerWith, type GongProxy, openGongProxy, type Play } from '../gong-proxy.ts'
import { beginAttempt, comeBack, type Linkable, oauthIntegration, openSession, readAttempt } from '../link.ts'
import { type Command, ownPorts, runMallet } from '../run-mallet.ts'
import { spellingsOf } from '../spellings.ts'
import { trigger, until } from '../wait.ts'

const API_KEY = 'mk_k3y0fthe0perator0000000000000001'
const CLIENT_SECRET = 'client-secret-that-only-gong-and-mallet-know'
const KEY_SECRET = 'access-key-secret-that-only-gong-and-mallet-know'
const PASSWORD = 'a gong is bronze, round and rather loud'
const sender = createSend(thisMachine)

let dataDir: string
let emulator: Emulator
let gongApp: GongProxy
let mallet: Command
/** By what it is. */
const secrets = new Map<string, string>([
  ["the operator's key", API_KEY],
  ['the client secret', CLIENT_SECRET],
  ['the access key secret', KEY_SECRET],
])
/** What every list and every object of the API shows at the end. */
let answers: string[]

beforeAll(async () => {
  dataDir = await freshDataDirectory('secrets')
  const ports = await ownPorts(dataDir)
  const publicUrl = `http://127.0.0.1:${ports.MALLET_PORT}`
  emulator = await createEmulator({
    calls: 5,
    users: 5,
    rateLimit: false,
    clientSecret: CLIENT_SECRET,
    accessKeySecret: KEY_SECRET,
    redirectUris: [`${publicUrl}/oauth/callback`],
  })
  gongApp = await openGongProxy(() => emulator.appUrl, sender.send)
  mallet = runMallet(['server'], {
    ...ports,
    MALLET_API_KEY: API_KEY,
    MALLET_GONG_APP_URL: gongApp.url,
    MALLET_GONG_API_URL: emulator.apiBaseUrl,
    MALLET_GONG_HOSTS: [gongApp.url, emulator.apiBaseUrl].map((url) => new URL(url).host).join(),
    LOG_LEVEL: 'debug',
  })
  await mallet.says('Mallet runs at')
  const api = createLocalApi(sender.send, publicUrl, API_KEY)
  await live({ emulator, send: sender.send, api, platform: () => ({ publicUrl }) })
  mallet.child.kill('SIGTERM')
  await mallet.ended
})
afterAll(async () => {
  mallet.child.kill('SIGKILL')
  await gongApp.unlisten()
  await emulator.close()
  await sender.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** Links both ways, renews tokens, and fails in every way that has a secret at hand. */
async function live(mallet: Linkable): Promise<void> {
  keepTokens()
  const integrationId = await oauthIntegration(mallet)
  const attempt = await linkOnce(mallet, integrationId, 'first')
  const { connectionId: id = '' } = await readAttempt(mallet, attempt)
  const keyId = await linkByKey(mallet)
  await until('tokens were renewed', async () => {
    emulator.expireAccessTokens()
    return (await trigger(mallet, id, 'users')).state === 'succeeded' && secrets.has('refresh token 2')
  })

  await linkOnce(
    mallet,
    await oauthIntegration(mallet, { clientSecret: `${CLIENT_SECRET}-wrong` }),
    'with a wrong secret',
  )
  playTokens(async ({ body, headers }) => {
    const said = `${body} ${headers.authorization} ${Buffer.from(headers.authorization?.slice(6) ?? '', 'base64')}`
    return answerWith(400, { error: 'invalid_scope', error_description: said, errors: [said] })
  })
  await linkOnce(mallet, integrationId, 'whose answer echoes everything')
  emulator.expireAccessTokens()
  await trigger(mallet, id, 'users')
  playTokens(async ({ body }) => answerWith(200, { access_token: 7, echo: body }))
  await linkOnce(mallet, integrationId, 'whose answer is of an unknown form')

  const { key, id: apiKeyId } = await mallet.api.call('apiKeys.create', { body: { name: 'another' } })
  secrets.set('another key', key)
  await linkFromGong(mallet)
  await setUpDashboard(mallet)
  answers = await readEverything(mallet, [id, keyId, integrationId, attempt.id, apiKeyId], attempt.token)
}

const playTokens = (play: Play) =>
  gongApp.play((request, pass) => (request.path.startsWith(oauth.tokenPath) ? play(request, pass) : pass()))

/** Notes every token that Gong gives out on its way. */
function keepTokens(): void {
  let count = 0
  playTokens(async (_, pass) => {
    const answer = await pass()
    const tokens = TokenAnswer.safeParse(JSON.parse(answer.body))
    if (tokens.success) {
      count++
      secrets.set(`access token ${count}`, tokens.data.access_token)
      secrets.set(`refresh token ${count}`, tokens.data.refresh_token)
    }
    return answer
  })
}

async function linkOnce(mallet: Linkable, integrationId: string, which: string) {
  const token = await openSession(mallet, integrationId)
  const attempt = await beginAttempt(mallet, token)
  const callback = await decideAtGong(mallet, attempt.authorizeUrl)
  const { searchParams } = new URL(callback)
  secrets.set(`the session token ${which}`, token)
  secrets.set(`the launch code ${which}`, attempt.launchCode)
  secrets.set(`the code ${which}`, searchParams.get('code') ?? '')
  secrets.set(`the state ${which}`, searchParams.get('state') ?? '')
  secrets.set(`the browser's secret ${which}`, /=([^;]+)/.exec(attempt.cookies.join())?.[1] ?? '')
  await comeBack(mallet, callback, attempt.cookies)
  await comeBack(mallet, callback, attempt.cookies)
  return attempt
}

/** Begins at Gong, so that a code is given out by which the company is claimed. */
async function linkFromGong(mallet: Linkable): Promise<void> {
  const { id: integrationId } = await mallet.api.call('integrations.create', {
    body: { name: 'From Gong', auth: { type: 'apiKey' } },
  })
  await mallet.api.call('connectSettings.update', { body: { claimUrl: 'https://app.example.com/claim' } })
  const { headers } = await ask(mallet, { to: `/install/${integrationId}` })
  const bearer = new URL(headers.location ?? '').hash.slice(1)
  const { accessKey, apiBaseUrl: baseUrl } = emulator
  const credentials = { accessKey, accessKeySecret: KEY_SECRET, baseUrl }
  const json = { integrationId, credentials }
  await ask(mallet, { method: 'POST', to: '/connect/attempts', bearer, json })
  const { body } = await ask(mallet, { method: 'POST', to: '/connect/finish', bearer, json: {} })
  const { connectionId, returnUrl } = JSON.parse(body)
  const code = new URLSearchParams(new URL(returnUrl).hash.slice(1)).get('claim') ?? ''
  secrets.set('the session token from Gong', bearer)
  secrets.set('the claim code', code)
  const customer = { id: 'hooli', name: 'Hooli' }
  for (const given of [`${code}x`, code]) {
    const to = `/v1/connections/${connectionId}/claim`
    await ask(mallet, { method: 'POST', to, bearer: API_KEY, json: { customer, code: given } })
  }
}

/** Somebody becomes the first admin, mistypes the password, and signs in. */
async function setUpDashboard(linkable: Linkable): Promise<void> {
  const headers = { origin: linkable.platform().publicUrl, 'sec-fetch-site': 'same-origin' }
  const post = (to: string, json: object) => ask(linkable, { method: 'POST', to, json, headers })
  const email = 'kim@example.com'
  const token = /setup_\w{32}/.exec(mallet.output())?.[0]
  await post('/dashboard/setup', { token, email, name: 'Kim', password: PASSWORD })
  await post('/dashboard/login', { email, password: `${PASSWORD} mistyped` })
  const signedIn = await post('/dashboard/login', { email, password: PASSWORD })
  secrets.set('the password', PASSWORD)
  secrets.set("the dashboard's session", /=([^;]+)/.exec(cookiesOf(signedIn).join())?.[1] ?? '')
}

async function linkByKey({ api }: Linkable): Promise<string> {
  const { accessKey, apiBaseUrl: baseUrl } = emulator
  const { id: integrationId } = await api.call('integrations.create', {
    body: { name: 'Keys', auth: { type: 'apiKey' } },
  })
  const customer = { id: 'acme', name: 'Acme Inc.' }
  const link = (accessKeySecret: string) =>
    api.call('connections.create', {
      body: { integrationId, customer, credentials: { type: 'apiKey', accessKey, accessKeySecret, baseUrl } },
    })
  await expect(link(`${KEY_SECRET}-wrong`)).rejects.toThrow()
  return (await link(KEY_SECRET)).id
}

/** Each GET of the api table, with every id that may fit. */
async function readEverything(mallet: Linkable, ids: readonly string[], sessionToken: string): Promise<string[]> {
  const texts: string[] = []
  for (const { endpoint } of endpoints.filter((row) => row.endpoint.method === 'GET')) {
    for (const id of endpoint.path.includes('{id}') ? ids : ['']) {
      const to = endpoint.path
        .replace('{id}', id)
        .replace('{model}', 'users')
        .replace('{runId}', 'run')
        .replace('{recordId}', '1')
      const bearer = endpoint.scope === 'connect-session' ? sessionToken : API_KEY
      const { headers, body } = await ask(mallet, { to, bearer })
      texts.push(JSON.stringify(headers) + body)
    }
  }
  return texts
}

async function readFiles(directory: string): Promise<Buffer[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  )
}

/** Which secrets stand there, in whatever spelling. */
const found = (where: readonly (Buffer | string)[]): string[] =>
  [...secrets].flatMap(([what, secret]) =>
    spellingsOf(secret).some((spelling) => where.some((bytes) => bytes.includes(spelling))) ? [what] : [],
  )

test('there are secrets to look for, and they are found where they are', () => {
  expect(secrets.size).toBeGreaterThanOrEqual(28)
  for (const secret of secrets.values()) expect(secret.length).toBeGreaterThanOrEqual(20)
  const [access = ''] = [...secrets].flatMap(([what, secret]) => (what.startsWith('access token') ? secret : []))
  const pair = Buffer.from(`client:${CLIENT_SECRET}`).toString('base64')

  expect(found([`Bearer ${access}`])).toEqual(['access token 1'])
  expect(found([`authorization: Basic ${pair}`])).toEqual(['the client secret'])
})

test('A17: no answer of the API holds a secret', () => {
  expect(answers.length).toBeGreaterThan(20)
  expect(answers.join()).toContain(emulator.clientId)
  expect(found(answers)).toEqual([])
})

test('nothing that the process writes holds a secret, at the most talkative level and whatever fails', () => {
  expect(mallet.output()).toContain('Mallet runs at')
  expect(found([mallet.output()])).toEqual([])
})

test('A38: no file of the database holds a secret, its write-ahead log included, and the key that opens them is for its owner alone', async () => {
  const files = await readFiles(join(dataDir, 'database'))

  expect(files.some((bytes) => bytes.includes(emulator.clientId))).toBe(true)
  expect(found(files)).toEqual([])
  expect((await stat(join(dataDir, 'encryption.key'))).mode & 0o777).toBe(0o600)
})
