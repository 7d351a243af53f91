import { isMalletError, MalletError } from '@mallet/contract/errors'
import { expect, test } from 'vitest'
import { createGuessLimits, type GuessRates } from './guess-limits.ts'

const rates: GuessRates = {
  perAccount: { perSecond: 1 / 30, burst: 3 },
  perAddress: { perSecond: 1 / 5, burst: 5 },
  global: { perSecond: 1, burst: 8 },
}

function limits() {
  let nowMs = 0
  const { attempt } = createGuessLimits(rates, () => nowMs)
  let judged = 0
  /** Whether it was judged. */
  const guess = async (account: string, address: string, isRight = false) => {
    const before = judged
    await attempt(account, address, async () => {
      judged++
      if (!isRight) throw new MalletError('login_failed', {})
    }).catch((error: unknown) => {
      if (!isMalletError(error, 'login_failed') && !isMalletError(error, 'too_many_requests')) throw error
    })
    return judged > before
  }
  return {
    guess,
    judged: () => judged,
    pass: (seconds: number) => {
      nowMs += seconds * 1000
    },
  }
}

test('A65: one account is tried a few times, however it is spelt and wherever from, and again after a while', async () => {
  const { guess, judged, pass } = limits()
  for (let n = 0; n < 20; n++) await guess(n % 2 === 0 ? 'Kim@example.com' : ' kim@EXAMPLE.com', `10.0.0.${n}`)

  expect(judged()).toBe(3)
  pass(30)
  expect(await guess('kim@example.com', '10.0.1.1')).toBe(true)
  expect(await guess('kim@example.com', '10.0.1.2')).toBe(false)
})

test('A65: one address tries a few accounts, and all together some more', async () => {
  const { guess, judged } = limits()
  for (let n = 0; n < 20; n++) await guess(`person${n}@example.com`, '10.0.0.1')
  expect(judged()).toBe(5)
  for (let n = 0; n < 20; n++) await guess(`other${n}@example.com`, `10.0.1.${n}`)
  expect(judged()).toBe(8)
})

test('A65: what one limit refuses takes nothing from the others', async () => {
  const { guess } = limits()
  for (let n = 0; n < 100; n++) await guess('kim@example.com', '10.0.0.1')

  expect(await guess('other@example.com', '10.0.0.1')).toBe(true)
})

test('A65: whoever signed in from somewhere has a measure of their own there, which is no larger', async () => {
  const { guess, judged } = limits()
  expect(await guess('kim@example.com', '10.0.0.1', true)).toBe(true)
  for (let n = 0; n < 100; n++) await guess(`a${n}@example.com`, `10.0.2.${n}`)
  for (let n = 0; n < 20; n++) await guess('kim@example.com', `10.0.3.${n}`)
  const before = judged()

  for (let n = 0; n < 20; n++) await guess('kim@example.com', '10.0.0.1')

  expect(judged() - before).toBeGreaterThan(0)
  expect(judged() - before).toBeLessThanOrEqual(rates.perAccount.burst)
})

test('A65: with more made-up accounts than are remembered, new ones are refused', async () => {
  const many: GuessRates = {
    perAccount: { perSecond: 1 / 30, burst: 2 },
    perAddress: { perSecond: 1e6, burst: 1e6 },
    global: { perSecond: 1e6, burst: 1e6 },
  }
  const { attempt } = createGuessLimits(many, () => 0)
  let judged = 0
  const judge = async () => {
    judged++
    throw new MalletError('login_failed', {})
  }
  for (let n = 0; n < 20_001; n++) await attempt(`person${n}`, '10.0.0.1', judge).catch(() => undefined)

  expect(judged).toBe(20_000)
})
