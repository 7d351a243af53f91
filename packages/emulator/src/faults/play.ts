import { answerInstead } from './answer-instead.ts'
import { bomb } from './bomb.ts'
import { compress } from './compress.ts'
import { drip } from './drip.ts'
import { echoCredentials } from './echo-credentials.ts'
import type { Answer, Exchange, Outcome } from './exchange.ts'
import { hugeBody } from './huge-body.ts'
import { reset } from './reset.ts'
import { silence } from './silence.ts'
import type { TransportEffect } from './transport-effect.ts'
import { truncate } from './truncate.ts'
import { wait } from './wait.ts'

type Kind = TransportEffect['kind']
type EffectOf<K extends Kind> = Extract<TransportEffect, { kind: K }>

/** Acts ahead of the request's processing: on what came in. */
type Before<K extends Kind> = (effect: EffectOf<K>, exchange: Exchange) => Outcome | Promise<Outcome>
/** Acts once the answer is there. */
type After<K extends Kind> = (effect: EffectOf<K>, exchange: Exchange, answer: Answer) => Outcome | Promise<Outcome>

interface Play<K extends Kind> {
  readonly before?: Before<K>
  readonly after?: After<K>
}

const isBefore = ({ where }: { readonly where: string }) => where === 'before'

/** An effect that may come before or after, and is the same in both places. */
const either = <K extends Kind>(act: (effect: EffectOf<K>, exchange: Exchange) => Outcome | Promise<Outcome>) => ({
  before: act,
  after: act,
})

const plays: { readonly [K in Kind]: Play<K> } = {
  answer: either(answerInstead),
  redirect: either(({ status, location }) => ({ status, headers: { location }, body: '' })),
  'too-many-requests': {
    before({ retryAfter }, { usualError }) {
      const { headers, ...answer } = usualError(429, ['Rate limit exceeded'])
      return { ...answer, headers: { ...headers, ...(retryAfter !== null && { 'retry-after': retryAfter }) } }
    },
  },
  hold: either(async (_effect, { hold }) => {
    await hold()
    return undefined
  }),
  delay: either(async ({ ms }, { gone }) => {
    await wait(ms, gone)
    return undefined
  }),
  drip: { after: drip },
  silence: { after: silence },
  reset: { before: reset, after: reset },
  truncate: { after: truncate },
  'content-type': {
    after: ({ value }, _exchange, { headers, ...answer }) => ({
      ...answer,
      headers: { ...headers, 'content-type': value ?? undefined },
    }),
  },
  compress: { after: compress },
  bomb: { before: bomb },
  'huge-body': { before: hugeBody },
  'echo-credentials': { before: echoCredentials },
}

/** Plays a fault's part at one of the two moments; undefined where it has none there. */
export function play(effect: TransportEffect, exchange: Exchange, answer?: Answer): Outcome | Promise<Outcome> {
  // The mapped type ties each play to its own kind, which the compiler cannot follow through a union.
  const { before, after } = plays[effect.kind] as Play<Kind>
  const acts = 'where' in effect ? isBefore(effect) === (answer === undefined) : true
  if (!acts) return undefined
  return answer === undefined ? before?.(effect, exchange) : after?.(effect, exchange, answer)
}
