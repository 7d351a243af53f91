import { Readable } from 'node:stream'
import { encoderOf } from './encode.ts'
import type { Answer } from './exchange.ts'
import { longJson } from './huge-body.ts'
import type { TransportEffect } from './transport-effect.ts'

/** A body that grows by a factor of a thousand and more when it is decoded. */
export const bomb = ({ encoding, megabytes }: Extract<TransportEffect, { kind: 'bomb' }>): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'content-encoding': encoding },
  body: Readable.from(longJson(megabytes)).compose(encoderOf(encoding)),
})
