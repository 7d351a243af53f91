import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { metaDataOf } from './meta-data-of.ts'
import { noCall } from './no-call.ts'

/** The metaData of one call. @throws Refusal 404 for one that is not there, or not listed yet */
export function getCall({ company, context, requestId }: ApiCall, { params }: Parsed<Gong['calls.get']>) {
  const nowMs = context.clock.nowMs()
  const found = company.calls.byId(params.id)
  if (!found || found.listedAtMs > nowMs) throw new Refusal(404, [noCall(params.id)])
  return { requestId, call: metaDataOf(found) }
}
