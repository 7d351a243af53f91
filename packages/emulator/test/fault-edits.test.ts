import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask } from './api.ts'
import { type EditCheck, type EditedPages, type EditKind, openEditedPages, Page } from './edited-pages.ts'
import { itemEditChecks } from './item-edit-checks.ts'
import { link, refresh } from './link.ts'
import { pageEditChecks } from './page-edit-checks.ts'

let pages: EditedPages

beforeAll(async () => {
  pages = await openEditedPages()
})
afterAll(() => pages.emulator.close())
afterEach(() => pages.emulator.faults.delete())

const checks: { readonly [K in EditKind]: EditCheck } = { ...itemEditChecks, ...pageEditChecks }

test.each(Object.entries(checks))('what arrives of %s, and all is normal without it', async (_, check) => {
  const { emulator, good, read } = pages
  await check(pages)
  emulator.faults.delete()
  expect(Page.parse(JSON.parse(await read()))).toMatchObject({ calls: good.calls, records: { currentPageSize: 100 } })
})

test('an edit waits for a good answer: refusals and empty results are not its matches', async () => {
  const { emulator, putInForce } = pages
  putInForce({ kind: 'null-items' })
  expect((await ask(emulator, '/v2/users', { authorization: 'Bearer x' })).status).toBe(401)
  expect((await ask(emulator, '/v2/calls/extensive', { body: { filter: { callIds: ['1'] } } })).status).toBe(404)
  expect(emulator.faults.list()).toMatchObject([{ matched: 0, fired: 0 }])
  expect((await ask(emulator, '/v2/users')).body.users).toBeNull()
})

test('one request may have an edit and a fault of the way at once', async () => {
  const { emulator, putInForce } = pages
  putInForce({ kind: 'edit', set: { '$.calls': 'edited' } })
  putInForce({ kind: 'compress', encodings: ['gzip'] })
  const response = await fetch(`${emulator.apiBaseUrl}/v2/users`, { headers: { authorization: 'Bearer x' } })
  expect(response.status).toBe(401)
  expect((await ask(emulator, '/v2/calls/extensive', { body: { filter: {} } })).body.calls).toBe('edited')
})

test('the tokens of an edited answer are the good ones', async () => {
  const { emulator, putInForce } = pages
  const tokens = await link(emulator)
  putInForce({ kind: 'edit', set: { '$.expires_in': '1e12' }, remove: ['$.refresh_token'] })
  const { body } = await refresh(emulator, tokens.refresh_token)
  expect(body).toMatchObject({ expires_in: '1e12' })
  expect(body).not.toHaveProperty('refresh_token')
  expect((await ask(emulator, '/v2/users', { token: String(body.access_token) })).status).toBe(200)
})
