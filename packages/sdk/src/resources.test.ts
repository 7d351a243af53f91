import { expect, test } from 'vitest'
import { z } from 'zod'
import { createResources } from './resources.ts'

const row = {
  method: 'POST',
  path: '/things',
  scope: 'public',
  summary: '',
  response: z.strictObject({}),
  example: { response: {} },
  source: 'docs/api.md',
} as const

test.each([
  { 'things.open': row, 'things.open.look': row },
  { 'things.open.look': row, 'things.open': row },
])('a row may stand under another one, whichever comes first', async (rows) => {
  const called: string[] = []
  const { things } = createResources(rows, async (name) => called.push(name))
  await things.open()
  await things.open.look()
  expect(called).toEqual(['things.open', 'things.open.look'])
})
