import { expect, test } from 'vitest'
import { createRecentlyRead } from './recently-read.ts'

const ROW = { id: 'key_1' }

function knowing(knownMs = 500) {
  let nowMs = 0
  const recent = createRecentlyRead<typeof ROW>({ knownMs, most: 2, monotonicMs: () => nowMs })
  const after = (ms: number) => {
    nowMs += ms
  }
  return { recent, after }
}

test('a row is known for its time from when it was asked for, and then read again', async () => {
  const { recent, after } = knowing()
  await recent.lookUp('a', async () => {
    after(100)
    return ROW
  })

  after(399)
  expect(recent.find('a')).toBe(ROW)
  after(1)
  expect(recent.find('a')).toBeUndefined()
})

test('A18: what was read before something changed is not remembered after it', async () => {
  const { recent } = knowing()
  await recent.lookUp('a', async () => {
    recent.forget('another')
    return ROW
  })

  expect(recent.find('a')).toBeUndefined()
})

test('one that is forgotten by its name leaves the others known', async () => {
  const { recent } = knowing(Infinity)
  await recent.lookUp('a', async () => ROW)
  await recent.lookUp('b', async () => ROW)
  recent.forget('a')

  expect([recent.find('a'), recent.find('b')]).toEqual([undefined, ROW])
})

test('neither what does not exist nor what does not last is remembered, and never more than so many', async () => {
  const { recent } = knowing(Infinity)
  await recent.lookUp('a', async () => undefined)
  await recent.lookUp(
    'b',
    async () => ROW,
    () => false,
  )
  for (const name of ['c', 'd', 'e']) await recent.lookUp(name, async () => ROW)

  expect(['a', 'b', 'c', 'd', 'e'].filter((name) => recent.find(name))).toEqual(['e'])
})
