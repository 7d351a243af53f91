import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { abortOf } from '../control/abort-of.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { Fault } from './create-faults.ts'
import type { EditEffect } from './edit-effect.ts'
import { editAnswer } from './edits/edit-answer.ts'
import { type Answer, type Exchange, type Outcome, TAKEN } from './exchange.ts'
import type { Subject } from './match.ts'
import { play } from './play.ts'
import type { TransportEffect } from './transport-effect.ts'

/** What the faults must know of the door they hang on. */
export interface FaultyDoor {
  /** Where the request is known well enough to be matched: the token endpoint needs its form. */
  readonly at: 'onRequest' | 'preHandler'
  readonly subjectOf: (request: FastifyRequest) => Subject
  readonly usualError: Exchange['usualError']
}

interface Struck {
  readonly fault: Fault
  readonly effect: TransportEffect
  readonly exchange: Exchange
}

const AskedCursor = z.object({ cursor: z.string() })

/**
 * Lets faults act on what arrives at a scope. A transport fault is taken on arrival, before anything is looked at, and acts
 * then or on the answer; an edit is taken when a good answer is there. So one request may have one of each.
 */
export function hangFaults(scope: FastifyInstance, { faults, requests }: EmulatorContext, door: FaultyDoor): void {
  const struck = new WeakMap<FastifyRequest, Struck>()
  /** Answers of the faults' own: they are no good answers, and nothing more happens to them. */
  const own = new WeakMap<FastifyRequest, Answer>()

  scope.addHook(door.at, async (request, reply) => {
    const fault = faults.take('transport', door.subjectOf(request))
    const entry = requests.entryOf(request.raw)
    if (!fault || !entry) return
    entry.fault = fault.id
    const gone = AbortSignal.any([fault.deleted, abortOf(reply)])
    const exchange: Exchange = {
      request,
      reply,
      entry,
      gone,
      usualError: door.usualError,
      hold: () => fault.hold(gone),
    }
    // Only faults of this stage were asked for.
    const effect = fault.input.effect as TransportEffect
    struck.set(request, { fault, effect, exchange })
    const outcome = await playOrDrop(effect, exchange)
    if (outcome === undefined || outcome === TAKEN) return
    own.set(request, outcome)
    await reply.code(outcome.status).headers(defined(outcome.headers)).send(outcome.body)
  })

  scope.addHook('onSend', async (request, reply, payload) => {
    const mine = own.get(request)
    if (mine) return strip(reply, mine)
    const text = typeof payload === 'string' ? payload : ''
    const good = edited(request, reply, text)
    const hit = struck.get(request)
    // Whatever is not text stays as it is.
    if (!hit) return good === text ? payload : good
    const headers = reply.getHeaders()
    const outcome = await playOrDrop(hit.effect, hit.exchange, { status: reply.statusCode, headers, body: good })
    if (outcome === undefined) return good === text ? payload : good
    // The server goes on with an answer when this promise settles, and there is nothing to go on with.
    if (outcome === TAKEN) return new Promise<never>(() => undefined)
    for (const name of Object.keys(headers)) reply.removeHeader(name)
    reply.code(outcome.status).headers(defined(outcome.headers))
    return strip(reply, outcome)
  })

  function edited(request: FastifyRequest, reply: FastifyReply, payload: string): string {
    const isGood = reply.statusCode >= 200 && reply.statusCode < 300
    const fault = isGood ? faults.take('edit', door.subjectOf(request)) : undefined
    if (!fault) return payload
    const entry = requests.entryOf(request.raw)
    if (entry) entry.fault ??= fault.id
    const asked = AskedCursor.safeParse(request.body).data ?? AskedCursor.safeParse(request.query).data
    // As above.
    return editAnswer(fault.input.effect as EditEffect, payload, asked?.cursor, fault.memory)
  }
}

/** A fault whose client has gone, or that was deleted meanwhile, ends the connection. */
async function playOrDrop(effect: TransportEffect, exchange: Exchange, answer?: Answer): Promise<Outcome> {
  try {
    return await play(effect, exchange, answer)
  } catch (error) {
    if (!exchange.gone.aborted) throw error
    exchange.reply.hijack()
    exchange.reply.raw.destroy()
    return TAKEN
  }
}

/** The server adds a content type to whatever has none. */
function strip(reply: FastifyReply, { headers, body }: Answer): Answer['body'] {
  if (headers['content-type'] === undefined) reply.removeHeader('content-type')
  return body
}

const defined = (headers: Answer['headers']) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => value !== undefined && name !== 'content-length'),
  )
