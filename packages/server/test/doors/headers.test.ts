import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '../../src/http/pages/pages.ts'
import { endpoints } from '../endpoints.ts'
import { type DoorAnswer, type DoorQuestion, type Doors, openDoors, refusalIn } from './open-doors.ts'

let doors: Doors
let secure: Doors

beforeAll(async () => {
  doors = await openDoors()
  secure = await openDoors({ publicUrl: 'https://mallet.example' })
})
afterAll(async () => {
  await doors.close()
  await secure.close()
})

/** Everything that Mallet answers: each endpoint with and without a key, each page, and each kind of refusal. */
const questions: readonly DoorQuestion[] = [
  ...endpoints.flatMap(({ endpoint, path }) => {
    const question = {
      method: endpoint.method,
      to: path,
      ...(endpoint.example.body && { json: endpoint.example.body }),
    }
    return [question, { ...question, bearer: null }]
  }),
  ...pages.map(({ path }) => ({ to: path, bearer: null })),
  ...['/', '/openapi.json', '/nothing', '/v1/connections/%zz', '/oauth/callback', '/oauth/callback?state=x&code=y'].map(
    (to) => ({ to, bearer: null }),
  ),
  { to: '/v1/connections?limit=x' },
  { method: 'POST', to: '/v1/api-keys', body: '{' },
  { method: 'POST', to: '/v1/api-keys', body: 'x'.repeat(100_000) },
  { method: 'POST', to: '/v1/api-keys', body: 'x', headers: { 'content-type': 'text/plain' } },
  { method: 'PUT', to: '/v1/api-keys' },
  { to: '/healthz', headers: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x-${i}`, '1'])) },
]

const label = ({ method = 'GET', to }: DoorQuestion, { status }: DoorAnswer) => `${method} ${to}: ${status}`

test('every answer, a refusal and a page too, forbids framing, sniffing, referrers and foreign or inline code', async () => {
  for (const question of questions) {
    const answer = await doors.ask(question)
    const told = label(question, answer)
    const policy = String(answer.headers['content-security-policy'])
    expect(answer.status, told).toBeLessThan(500)
    expect(answer.headers, told).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
      expect(policy.split(';'), told).toContain(part)
    }
    expect(policy, told).not.toMatch(/unsafe|\*|https?:/)
    expect(answer.headers, told).not.toHaveProperty('server')
    expect(answer.headers, told).not.toHaveProperty('x-powered-by')
  }
})

test('what holds data is kept by no cache', async () => {
  for (const question of questions.filter(({ to }) => to.startsWith('/v1/') || to.startsWith('/connect/'))) {
    const answer = await doors.ask(question)
    expect(answer.headers['cache-control'], label(question, answer)).toBe('no-store')
  }
})

test('no other site is let in: nothing answers to an origin', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
  for (const question of questions) {
    for (const method of ['OPTIONS', question.method ?? 'GET']) {
      const answer = await doors.ask({ ...question, method, headers: { ...question.headers, ...headers } })
      const allowing = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))
      expect(allowing, label(question, answer)).toEqual([])
    }
  }
})

test('https is promised where the public address has it, and only there', async () => {
  for (const question of questions) {
    const [plain, safe] = [await doors.ask(question), await secure.ask({ ...question, bearer: null })]
    expect(plain.headers, label(question, plain)).not.toHaveProperty('strict-transport-security')
    expect(safe.headers['strict-transport-security'], label(question, safe)).toBe('max-age=31536000')
  }
})

test('a callback that belongs to nobody shows a page without what it was brought, at an address that is not kept', async () => {
  const answer = await doors.ask({ to: '/oauth/callback?state=SECRETSTATE&code=SECRETCODE', bearer: null })

  expect(answer.status).toBe(400)
  expect(answer.body).not.toMatch(/SECRET/)
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
})

test('an error of the database shows an id to the caller, and its text to the log only', async () => {
  const { db } = doors.database.ctx
  await db.schema.alterTable('integration').renameTo('integration_elsewhere').execute()
  try {
    const answer = await doors.ask({ to: '/v1/integrations' })

    expect([answer.status, refusalIn(answer).code, refusalIn(answer).details]).toEqual([500, 'internal', {}])
    const { requestId } = refusalIn(answer)
    // The id is random letters, and may spell anything.
    expect(answer.body.replaceAll(requestId, '')).not.toMatch(/integration_|relation|select|pg|\bat\b|\.ts/)
    const logged = doors.log.filter((line) => line.includes(requestId))
    expect(logged.join()).toContain('does not exist')
  } finally {
    await db.schema.alterTable('integration_elsewhere').renameTo('integration').execute()
  }
})
