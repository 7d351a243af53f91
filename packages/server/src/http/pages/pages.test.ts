import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messagePage } from './message-page.ts'
import { pages } from './pages.ts'

test('every file of the pages is served, and every file that is served exists', () => {
  const folder = new URL('./', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const meant = files.filter((name) => /\.(html|css|js|svg)$/.test(name)).map((name) => new URL(name, folder).href)
  expect(pages.map(({ file }) => file.href).sort()).toEqual(meant.sort())
})

test('whatever a page with one message loads is served under that address', () => {
  const served = new Set(pages.map(({ path }) => path))
  const page = messagePage({ title: 'Title', message: 'What happened', fix: 'What to do' })
  const loaded = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address = '']) => address)
  expect(loaded.length).toBeGreaterThan(1)
  expect(loaded.filter((address) => !served.has(address))).toEqual([])
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script/)
})
