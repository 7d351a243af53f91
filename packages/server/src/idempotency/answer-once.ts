import { MalletError } from '@mallet/contract/errors'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../db/schema.ts'
import { transact } from '../db/transact.ts'
import { findAnswer } from './find-answer.ts'
import { AnsweredMeanwhile, keepAnswer } from './keep-answer.ts'
import { asksTheSame, idOf, macOf, type RepeatableRequest } from './repeatable-request.ts'

const RETRY_AFTER_SECONDS = 1

/** How a verb that makes something has its answer kept in the transaction that makes it. */
export interface Once {
  /** Runs a verb that asks nothing but the database, in one transaction with the keeping of its answer. */
  run<T extends Made>(verb: (ctx: Context) => Promise<T>): Promise<T>
  /** Keeps the answer of a verb that has a transaction of its own, as the last thing in it. */
  keep(trx: Transaction<Database>, answer: (ctx: Context) => Promise<Made>): Promise<void>
}

interface Made {
  readonly id: string
}

/** Of a request that has no key: nothing is kept. */
export const unkept = (ctx: Context): Once => ({ run: (verb) => verb(ctx), keep: async () => undefined })

/** Requests that this process is at, with the MACs of what they ask for. */
export type UnderWay = Map<string, Buffer>

interface OnceAnswered {
  /** JSON text. */
  readonly text: string
  readonly isReplay: boolean
}

/**
 * Does what a request asks for unless that was done before, and answers as the first time. Effect and answer commit
 * together: whenever a process ends, a repeat finds both or neither. An error leaves nothing behind, so a repeat tries again.
 *
 * @param write spells an answer as it is sent
 * @param work must have its answer kept
 * @throws {@link MalletError} `idempotency_key_reused`; `idempotency_key_in_use` while this process is at the first one
 *   (that of another process is waited for, or overtaken); `not_found` where what was made is erased; what `work` throws
 */
export async function answerOnce(
  ctx: Context,
  underWay: UnderWay,
  request: RepeatableRequest,
  write: (answer: unknown) => string,
  work: (once: Once) => Promise<unknown>,
): Promise<OnceAnswered> {
  const before = await findAnswer(ctx, request)
  if (before !== undefined) return { text: before, isReplay: true }
  const id = idOf(request)
  const first = underWay.get(id)
  if (first) throw asksTheSame(ctx, request, first) ? inUse() : new MalletError('idempotency_key_reused', {})
  underWay.set(id, macOf(ctx, request))
  let text: string | undefined
  const keep: Once['keep'] = async (trx, answer) => {
    const made = await answer({ ...ctx, db: trx })
    text = write(made)
    await keepAnswer(ctx, trx, request, made.id, text)
    await ctx.reached('in-transaction')
  }
  const run: Once['run'] = (verb) =>
    transact(ctx.db, async (trx) => {
      const made = await verb({ ...ctx, db: trx })
      await keep(trx, async () => made)
      return made
    })
  try {
    await work({ run, keep })
    await ctx.reached('after-commit')
    if (text === undefined) throw new Error(`${request.endpoint} has its answer not kept`)
    return { text, isReplay: false }
  } catch (error) {
    if (!(error instanceof AnsweredMeanwhile)) throw error
    const winner = await findAnswer(ctx, request)
    if (winner === undefined) throw inUse()
    return { text: winner, isReplay: true }
  } finally {
    underWay.delete(id)
  }
}

const inUse = () => new MalletError('idempotency_key_in_use', { retryAfterSeconds: RETRY_AFTER_SECONDS })
