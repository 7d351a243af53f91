import { createServer } from 'node:http'
import { expect, inject, test } from 'vitest'
import { axeViolations, openBrowser } from './browser.ts'

const STRICT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'"

async function violationsOf(body: string): Promise<string[]> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', STRICT_POLICY)
    response.end(`<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port')
  const browser = await openBrowser(inject('chromiumPath'))
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${address.port}/`)
    return await axeViolations(page)
  } finally {
    await browser.close()
    server.close()
  }
}

test('axe names the rule and the element, under a policy that forbids inline scripts', async () => {
  const violations = await violationsOf('<main><h1>Form</h1><form><input id="name" /></form></main>')
  expect(violations).toEqual(['label (critical): #name'])
})

test('axe finds nothing wrong with an accessible page', async () => {
  expect(await violationsOf('<main><h1>Form</h1><label>Name <input id="name" /></label></main>')).toEqual([])
})
