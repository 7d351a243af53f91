import { expect } from 'vitest'
import { isGood, type Kind, type TransportCase } from './transport-case.ts'

const nothingCame = { status: null, end: 'reset' }

/** What arrives where the answer is a good one and something happens to it on its way. */
export const wayCases = {
  hold: [
    { means: 'no answer', effect: {}, logged: 0, check: ({ end }) => expect(end).toBe('silence') },
    {
      means: 'no answer, though it was made',
      effect: { where: 'after' },
      logged: 0,
      check: ({ end }) => expect(end).toBe('silence'),
    },
  ],
  delay: [
    { means: 'a good answer, late', effect: { ms: 40 }, check: isGood },
    { means: 'a good answer, made at once and sent late', effect: { ms: 40, where: 'after' }, check: isGood },
  ],
  drip: [
    { means: 'the headers one by one', effect: { what: 'headers', everyMs: 0, bytes: 3 }, check: isGood },
    {
      means: 'the body in pieces',
      effect: { what: 'body', everyMs: 1, bytes: 20_000 },
      check(reply, good) {
        isGood(reply, good)
        expect(reply.pieces).toBeGreaterThan(2)
      },
    },
  ],
  silence: [
    {
      means: 'headers with a length, and then nothing',
      effect: {},
      patienceMs: 50,
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200, end: 'silence' })
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
        expect(reply.body).toHaveLength(0)
      },
    },
  ],
  reset: [
    { means: 'before', effect: {}, logged: 0, check: (reply) => expect(reply).toMatchObject(nothingCame) },
    {
      means: 'after',
      effect: { where: 'after' },
      logged: 0,
      check: (reply) => expect(reply).toMatchObject(nothingCame),
    },
    {
      means: 'within the body',
      effect: { where: 'body', bytes: 100 },
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200 })
        expect(reply.end).not.toBe('whole')
        expect(reply.body.length).toBe(100)
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
      },
    },
  ],
  truncate: [
    {
      means: 'without a length, so that it looks whole',
      effect: { bytes: 100, length: 'none' },
      check(reply) {
        expect(reply).toMatchObject({ status: 200, end: 'whole' })
        expect(reply.body).toHaveLength(100)
        expect(reply.header('connection')).toBe('close')
        expect(reply.header('content-length')).toBeUndefined()
        expect(reply.header('transfer-encoding')).toBeUndefined()
      },
    },
    {
      means: 'with the length of all',
      effect: { bytes: 100, length: 'full' },
      check(reply, good) {
        expect(reply).toMatchObject({ status: 200, end: 'closed early' })
        expect(reply.body).toHaveLength(100)
        expect(Math.abs(Number(reply.header('content-length')) - good.length)).toBeLessThan(2)
      },
    },
  ],
} as const satisfies { readonly [K in Kind]?: readonly TransportCase[] }
