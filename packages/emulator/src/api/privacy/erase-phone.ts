import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { noteErasure } from './note-erasure.ts'

/** Erases whoever called with a number, hours later and for good; an unknown one is no fault. */
export function erasePhone(call: ApiCall, { query }: Parsed<Gong['privacy.erasePhone']>) {
  noteErasure(call, 'phone', query.phoneNumber)
  return { requestId: call.requestId }
}
