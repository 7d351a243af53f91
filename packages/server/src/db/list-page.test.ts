import { expect, test } from 'vitest'
import { freshVault } from '../../test/fresh-vault.ts'
import { type ListInput, listPage, makeCursor, openCursor } from './list-page.ts'

const vault = freshVault()
const rows = Array.from({ length: 7 }, (_, index) => ({ id: `key_${index}` }))

const list = (input: ListInput) =>
  listPage(
    vault,
    'keys',
    input,
    ({ id }) => id,
    async (after, limit) => rows.filter(({ id }) => after === undefined || id > after).slice(0, limit),
  )

test('pages follow one another without a gap or a repetition, and the last one has no cursor', async () => {
  const pages: string[][] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ limit: 3, ...(cursor && { cursor }) })
    pages.push(page.items)
    cursor = page.nextCursor
  }

  expect(pages).toEqual([['key_0', 'key_1', 'key_2'], ['key_3', 'key_4', 'key_5'], ['key_6']])
})

test('a page that ends exactly with the list has no cursor', async () => {
  expect((await list({ limit: 7 })).nextCursor).toBeNull()
  expect((await list({ limit: 6 })).nextCursor).not.toBeNull()
})

test('a cursor opens only for its list and its key', () => {
  const cursor = makeCursor(vault, 'runs conn_1', 'run_5')

  expect(openCursor(vault, 'runs conn_1', cursor)).toBe('run_5')
  expect(openCursor(vault, 'runs conn_1', undefined)).toBeUndefined()
  const another = freshVault()
  for (const open of [
    () => openCursor(vault, 'runs conn_2', cursor),
    () => openCursor(vault, 'keys', cursor),
    () => openCursor(another, 'runs conn_1', cursor),
  ]) {
    expect(open).toThrow(expect.objectContaining({ code: 'invalid_cursor' }))
  }
})

test('of a cursor no letter can be changed, added or taken away', () => {
  const cursor = makeCursor(vault, 'keys', 'key_3')
  const altered = [...cursor].flatMap((letter, index) => [
    cursor.slice(0, index) + (letter === 'A' ? 'B' : 'A') + cursor.slice(index + 1),
    cursor.slice(0, index) + cursor.slice(index + 1),
    `${cursor.slice(0, index)}~${cursor.slice(index)}`,
  ])

  for (const text of [...altered, `${cursor}=`, ` ${cursor}`, '', '.']) {
    expect(() => openCursor(vault, 'keys', text), text).toThrow(expect.objectContaining({ code: 'invalid_cursor' }))
  }
})

test('a key of any letters comes back whole', () => {
  for (const key of ['a.b', 'ü', '', '0', ' ']) {
    expect(openCursor(vault, 'keys', makeCursor(vault, 'keys', key))).toBe(key)
  }
})
