import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConnectDoors, openConnectDoors, UNKNOWN_ID } from './connect-doors.ts'

let doors: ConnectDoors

beforeAll(async () => {
  doors = await openConnectDoors()
  await doors.settings({ appName: 'Acme Insights', supportUrl: 'https://app.example.com/help' })
})
afterAll(() => doors.close())

const visit = (to: string, language?: string) =>
  doors.ask({ to, bearer: null, headers: language === undefined ? {} : { 'accept-language': language } })

test('anybody reads the help page of an integration, in the language of the address or of the browser', async () => {
  const to = `/help/${doors.byOAuth}`
  const answers = [await visit(to), await visit(to, 'de-DE,en;q=0.5'), await visit(`${to}?lang=en`, 'de')]

  expect(answers.map(({ status, headers }) => [status, headers['content-type'], headers['content-language']])).toEqual([
    [200, 'text/html; charset=utf-8', 'en'],
    [200, 'text/html; charset=utf-8', 'de'],
    [200, 'text/html; charset=utf-8', 'en'],
  ])
  expect(answers[0]?.body).toContain('How to connect Gong with Acme Insights')
  expect(answers[0]?.body).toContain('Read the users of your company')
  expect(answers[0]?.body).toContain('https://app.example.com/help')
  expect(answers[1]?.body).toContain('So verbinden Sie Gong mit Acme Insights')
  expect(answers[0]?.headers['content-security-policy']).toMatch(/default-src 'none';.*frame-ancestors 'none'/)
  expect(answers[0]?.headers.vary).toBe('Accept-Language')
  expect((await visit(`/help/${doors.byKey}`)).body).toContain('Get API Key')
  expect((await visit('/assets/help.css')).status).toBe(200)
})

test('of what is not there a page says so, and nothing of the address stands in it', async () => {
  const deleted = await doors.setUp({ type: 'apiKey' })
  await doors.call('DELETE', `/v1/integrations/${deleted}`)

  const answers = [
    await visit(`/help/int_${UNKNOWN_ID}`, 'de'),
    await visit('/help/%3Cscript%3E'),
    await visit(`/help/${deleted}`),
  ]

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(answers[0]?.body).toContain('<html lang="de">')
  expect(answers[0]?.body).toContain('Diese Seite gibt es nicht')
  expect(answers[1]?.body).not.toContain('script>')
})

test('no help page says anything of a customer', async () => {
  const { body } = await doors.open({ customer: { id: 'secret-customer', name: 'Secret Customer' } })
  await doors.link(body.token)

  const { body: page } = await visit(`/help/${doors.byKey}`)

  expect(page).not.toMatch(/secret-customer|Secret Customer/)
})
