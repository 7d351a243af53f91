import { scopes } from '@mallet/contract/gong/scopes'
import { scopesInGerman } from '@mallet/contract/gong/scopes-german'
import { expect, test } from 'vitest'
import { type Help, helpPage } from './help-page.ts'

const HOSTILE = `<script>alert("1")</script>&'`
const PATHS = ['Admin center &#62; Settings &#62; Ecosystem &#62; API', 'Company settings &#62; Ecosystem &#62; API']

const page = (changes: Partial<Help> = {}) =>
  helpPage({
    language: 'en',
    app: 'Acme Insights',
    authType: 'apiKey',
    scopes: [],
    supportUrl: null,
    ...changes,
  })

test.each([
  ['en', 'oauth2', ['technical administrator', 'Approve it', 'take its access away']],
  [
    'en',
    'apiKey',
    ['technical administrator', 'Get API Key', 'shown this once', 'us-12345', 'Trusted IPs', 'delete the key'],
  ],
  ['de', 'oauth2', ['technischer Administrator', 'Stimmen Sie zu', 'nehmen Sie ihr den Zugriff']],
  [
    'de',
    'apiKey',
    ['technischer Administrator', 'Get API Key', 'dieses eine Mal', 'us-12345', 'Trusted IPs', 'löschen Sie'],
  ],
] as const)(
  'in %s by %s it says who, where in both menus, what to do and how to undo it',
  (language, authType, told) => {
    const html = page({ language, authType, scopes: authType === 'oauth2' ? ['api:users:read'] : [] })

    for (const text of [...told, ...PATHS, 'Acme Insights', 'https://help.gong.io/docs/']) expect(html).toContain(text)
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`))
    expect(
      html.includes(language === 'en' ? (scopes['api:users:read'] ?? '') : (scopesInGerman['api:users:read'] ?? '')),
    ).toBe(authType === 'oauth2')
  },
)

test('it needs no script and no style of its own, and texts of the operator stand in it as text', () => {
  const html = page({
    app: HOSTILE,
    authType: 'oauth2',
    scopes: [HOSTILE],
    supportUrl: 'https://a.example.com/?a=1&b="',
  })

  expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
  expect(html).toContain('href="https://a.example.com/?a=1&#38;b=&#34;"')
})

test('every scope has its words in German as well', () => {
  expect(Object.keys(scopesInGerman)).toEqual(Object.keys(scopes))
})
