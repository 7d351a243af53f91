import { expect, test } from 'vitest'
import { readAddress } from './address.ts'
import { meetHost } from './host.ts'
import { nextSteps } from './next-steps.ts'

const ORIGIN = 'https://app.example.com'
const NOW = new Date('2026-06-10T15:00:00.000Z')

function meet() {
  const said: { message: unknown; to: unknown }[] = []
  const heard: unknown[] = []
  const other = { postMessage: (message: unknown, to: unknown) => said.push({ message, to }) } as Pick<
    Window,
    'postMessage'
  >
  const window = new EventTarget() as Pick<Window, 'addEventListener' | 'removeEventListener'> & EventTarget
  const host = meetHost({ window, other, origin: ORIGIN, nonce: 'n', now: () => NOW, heard: (one) => heard.push(one) })
  const hear = (data: object, from: { source?: unknown; origin?: string } = {}) =>
    window.dispatchEvent(Object.assign(new Event('message'), { source: other, origin: ORIGIN, ...from, data }))
  return { host, said, heard, hear }
}

const open = { mallet: 1, nonce: 'n', type: 'open', token: 'cst_1' }

test('A62: every message goes to the one origin, with its nonce and an instant', () => {
  const { host, said } = meet()
  host.knows('cs_1')
  host.tell('view', { view: 'oauth_intro' })
  expect(said.map(({ to }) => to)).toEqual([ORIGIN, ORIGIN])
  expect(said[0]?.message).toEqual({ mallet: 1, type: 'hello', nonce: 'n' })
  expect(said[1]?.message).toMatchObject({
    nonce: 'n',
    event: { type: 'view', view: 'oauth_intro', sessionId: 'cs_1', at: NOW.toISOString() },
  })
})

test('A62: only the window that opened the page is heard, from its own origin, with the nonce', () => {
  const { heard, hear } = meet()
  hear(open, { origin: 'https://app.example.com.evil.example' })
  hear(open, { source: {} })
  hear({ ...open, nonce: 'other' })
  hear({ ...open, mallet: 2 })
  expect(heard).toEqual([])
  hear(open)
  expect(heard).toEqual([open])
})

test('a page that was silenced says and hears nothing', () => {
  const { host, said, heard, hear } = meet()
  host.silence()
  host.tell('ready', {})
  hear(open)
  expect(said).toHaveLength(1)
  expect(heard).toEqual([])
})

test('a token is read from the fragment alone, and only one of its form', () => {
  const read = (address: string) => readAddress(new URL(address))
  expect(read('https://m.example/connect#cst_abc')).toMatchObject({ page: 'connect', token: 'cst_abc' })
  expect(read('https://m.example/connect?token=cst_abc')).toMatchObject({ token: undefined, hasFragment: false })
  expect(read('https://m.example/connect#cst_a<b')).toMatchObject({ token: undefined, hasFragment: true })
  expect(read('https://m.example/connect/confirm#lc_1')).toMatchObject({ page: 'confirm', launchCode: 'lc_1' })
  expect(read('https://m.example/connect?origin=https://a.example')).toMatchObject({ host: undefined })
})

test('what only somebody else can mend offers another way rather than the same again', () => {
  const ways = { at: 'oauth', offered: 2, mayShare: true, mayClose: true } as const
  expect(nextSteps('redirect_uri_mismatch', ways)).toEqual(['other_way', 'close'])
  expect(nextSteps('access_denied', ways)).toEqual(['again', 'other_way', 'share', 'close'])
  expect(nextSteps('unreachable', { ...ways, at: 'finish' })).toEqual(['again', 'close'])
  expect(nextSteps('invalid_client', { ...ways, offered: 1, mayClose: false })).toEqual(['again'])
})
