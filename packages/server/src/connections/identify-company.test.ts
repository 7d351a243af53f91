import { BUILT_IN_WORKSPACE_DESCRIPTION } from '@mallet/contract/gong/workspaces'
import { Secret } from '@mallet/contract/secret'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshCredential } from '../../test/fresh-credential.ts'
import { type FreshDatabase, openFreshDatabase } from '../../test/fresh-database.ts'
import { streamOf } from '../../test/stream-of.ts'
import { type Budget, createBudget } from '../gateway/budget/create-budget.ts'
import { createGateway } from '../gateway/create-gateway.ts'
import { identifyCompany } from './identify-company.ts'

const SHARED = 'https://api.gong.io'
const KEY = { kind: 'apiKey' as const, access: new Secret('key:secret'), obtainedAt: new Date('2026-06-10T14:00:00Z') }
const TOKEN = { ...KEY, kind: 'oauth2' as const }

let database: FreshDatabase
let budget: Budget
/** Under which company each request was booked, in order. */
let booked: string[]

beforeAll(async () => {
  database = await openFreshDatabase()
})
afterAll(() => database.close())

beforeEach(() => {
  booked = []
  budget = createBudget({
    db: database.ctx.db,
    meaningNow: () => database.ctx.clock.now(),
    onBooked: ({ companyId }) => booked.push(companyId),
  })
})
afterEach(() => budget.close())

/** Identifies a company whose Gong gives this answer. */
async function identify(
  answer: { status: number; body: object },
  baseUrl = SHARED,
  credential: typeof KEY | typeof TOKEN = KEY,
) {
  const { ctx } = await freshCredential(database)
  const send = async () => ({
    status: answer.status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  })
  const gateway = createGateway({ ...ctx, send, stream: streamOf(send), budget })
  return identifyCompany({ db: ctx.db, gateway }, credential, baseUrl)
}

const workspaces = (...list: { id: string; description?: string }[]) => ({
  status: 200,
  body: { requestId: 'r', workspaces: list.map((workspace) => ({ name: 'Workspace', ...workspace })) },
})

const refusal = (status: number, text = 'no') => ({ status, body: { requestId: 'r', errors: [text] } })

const usedToday = async (companyId: string) => (await budget.snapshot(companyId)).usedToday

test("a company with an API host of its own is that host's, whatever its workspaces are", async () => {
  expect(await identify(workspaces({ id: '7' }), 'https://us-9.api.gong.io')).toBe('us-9.api.gong.io')
})

test('on a host that many share, the built-in workspace names the company, not the first nor the lowest', async () => {
  const list = [{ id: '900' }, { id: '1000', description: BUILT_IN_WORKSPACE_DESCRIPTION }, { id: '8' }]

  expect(await identify(workspaces(...list))).toBe('1000')
})

test('without a built-in workspace, the one with the lowest number names the company', async () => {
  expect(await identify(workspaces({ id: '1000' }, { id: '900' }))).toBe('900')
})

test('a company that may not or cannot show its workspaces is known by its host', async () => {
  const refused = refusal(401, "You don't have permission to use 'api:workspaces:read' in your app.")

  expect(await identify(refused, SHARED, TOKEN)).toBe('api.gong.io')
  expect(await identify(workspaces())).toBe('api.gong.io')
})

test('what was booked under the host counts for the company once it is known', async () => {
  const before = await usedToday('4711')

  await identify(workspaces({ id: '4711' }))

  expect(booked).toEqual(['api.gong.io'])
  expect(await usedToday('4711')).toBeGreaterThan(before)
  expect(await usedToday('api.gong.io')).toBe(0)
})

test("the link of a company that is connected already is booked beside its syncs' requests, not under the host", async () => {
  const baseUrl = 'https://eu-5.api.gong.io'
  const { id } = await database.addConnection({ callsPerDay: 500 })
  await database.ctx.db
    .updateTable('connection')
    .set({ base_url: baseUrl, company_id: 'known' })
    .where('id', '=', id)
    .execute()

  await identify(workspaces({ id: '1' }), baseUrl)

  expect(booked).toEqual(['known'])
  expect(await usedToday('known')).toBe(1)
  expect(await usedToday('eu-5.api.gong.io')).toBe(0)
})

test.each([
  ['invalid_credentials', 'a key with 401', refusal(401), KEY],
  ['gong_refused', 'a token with 401', refusal(401), TOKEN],
  ['untrusted_ip', 'a key with 403', refusal(403), KEY],
  ['wrong_base_url', 'an address that is no API with 404', refusal(404), KEY],
  ['wrong_base_url', 'an address that is no API with 405', refusal(405), KEY],
  ['wrong_base_url', "another company's address", refusal(401, 'The access token has been revoked'), TOKEN],
  ['gong_unavailable', 'anything with 500', refusal(500), KEY],
  ['gong_unexpected', 'a success of an unknown form', { status: 200, body: { hello: 1 } }, KEY],
])('%s is what it means when Gong refuses %s', async (code, _, answer, credential) => {
  await expect(identify(answer, 'https://us-1.api.gong.io', credential)).rejects.toMatchObject({ code })
})
