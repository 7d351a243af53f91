import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pages } from './pages.ts'

const read = (file: URL) => readFileSync(file, 'utf8')
const htmlPages = pages.filter(({ contentType }) => contentType.startsWith('text/html'))

test('every file of the pages is served, and every file that is served exists', () => {
  const folder = new URL('./', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const meant = files.filter((name) => /\.(html|css|js|svg)$/.test(name)).map((name) => new URL(name, folder).href)
  expect(pages.map(({ file }) => file.href).sort()).toEqual(meant.sort())
})

test('whatever a page or a script loads is served under that address', () => {
  const served = new Set(pages.map(({ path }) => path))
  const loaded = pages.flatMap(({ path, file }) =>
    [...read(file).matchAll(/(?:href|src)="([/.][^"]+)"|from '([^']+\.js)'/g)].map(
      ([, address = '', imported = '']) => new URL(address || imported, `http://localhost${path}`).pathname,
    ),
  )
  expect(loaded.length).toBeGreaterThan(pages.length)
  expect(loaded.filter((address) => !served.has(address))).toEqual([])
})

test('no page has a script or a style of its own, which its policy would refuse', () => {
  for (const { file } of htmlPages) {
    expect(read(file)).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
  }
})

test('every page names its language and has a title', () => {
  for (const { file } of htmlPages)
    expect(read(file)).toMatch(/^<!doctype html>\n<html lang="en">[\s\S]*<title>[^<]+<\/title>/)
})
