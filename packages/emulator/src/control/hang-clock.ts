import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type EmulatorClock, toInstant } from '../clock/emulator-clock.ts'
import type { Followers } from '../clock/followers.ts'
import { BackwardsMove, type ClockMove, type MoveClock } from '../clock/move-clock.ts'
import { abortOf } from './abort-of.ts'
import { ControlRefusal, parseInput } from './control-input.ts'

const Move = z
  .strictObject({
    advanceSeconds: z.number().nonnegative('the clock does not go back').optional(),
    now: z.iso.datetime({ offset: true }).optional(),
    running: z.boolean().optional(),
    untilIdle: z.boolean().optional(),
  })
  .refine(({ advanceSeconds, now }) => advanceSeconds === undefined || now === undefined, {
    message: 'advanceSeconds and now exclude each other',
  })

const Report = z.object({
  nextDueAt: z.iso.datetime({ offset: true }).nullable(),
  busy: z.boolean(),
  move: z.int().optional(),
})

/** Hangs the doors of the clock: reading it, moving it, and following it. */
export function hangClock(
  app: FastifyInstance,
  clock: EmulatorClock,
  followers: Followers,
  moveClock: MoveClock,
): void {
  const reading = () => ({ now: toInstant(clock.nowMs()), running: clock.running() })

  app.get('/clock', async () => reading())

  app.post('/clock', async (request, reply) => {
    const { nowMs, running, idle } = await tryMove(moveClock, toMove(parseInput(Move, request.body)), abortOf(reply))
    return { now: toInstant(nowMs), running, idle }
  })

  app.post<{ Params: { id: string } }>('/clock/followers/:id', async (request, reply) => {
    const { nextDueAt, busy, move } = parseInput(Report, request.body)
    const nextDueAtMs = nextDueAt === null ? null : Date.parse(nextDueAt)
    await followers.poll(request.params.id, { nextDueAtMs, busy, move }, abortOf(reply))
    return { ...reading(), move: followers.move() }
  })
}

function toMove({ advanceSeconds, now, running, untilIdle }: z.output<typeof Move>): ClockMove {
  const target =
    now !== undefined
      ? { toMs: Date.parse(now) }
      : advanceSeconds !== undefined
        ? { byMs: Math.round(advanceSeconds * 1000) }
        : undefined
  return { ...(target && { target }), running, untilIdle }
}

async function tryMove(moveClock: MoveClock, move: ClockMove, signal: AbortSignal) {
  try {
    return await moveClock(move, signal)
  } catch (error) {
    if (error instanceof BackwardsMove) throw new ControlRefusal(error.message)
    throw error
  }
}
