import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { noteErasure } from './note-erasure.ts'
import { refuseColleague } from './refuse-colleague.ts'

/** Erases whoever has an address, hours later and for good; an unknown one is no fault. Throws `Refusal` 400 for a colleague's. */
export function eraseEmail(call: ApiCall, { query }: Parsed<Gong['privacy.eraseEmail']>) {
  refuseColleague(call, query.emailAddress)
  noteErasure(call, 'email', query.emailAddress)
  return { requestId: call.requestId }
}
