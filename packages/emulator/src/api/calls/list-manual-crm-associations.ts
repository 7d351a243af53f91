import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { mapInSlices } from '../../in-slices.ts'
import { manualAssociationOf, manuallyAssociatedAtMs } from '../../world/manual-associations.ts'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'
import { callListing } from './call-listing.ts'

/** By the start of the call, since nothing is known of Gong's order. */
export async function listManualCrmAssociations(call: ApiCall, { query }: Parsed<Gong['calls.manualCrmAssociations']>) {
  const fromMs = query.fromDateTime === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.fromDateTime)
  const nowMs = call.context.clock.nowMs()
  const { items, ...page } = await answerPage(call, query, (asOfMs) =>
    callListing(call.company.calls, {}, asOfMs, (one) => {
      const atMs = manuallyAssociatedAtMs(one)
      return atMs !== undefined && atMs >= fromMs && atMs <= asOfMs
    }),
  )
  return { ...page, associations: await mapInSlices(items, (item) => manualAssociationOf(item, nowMs)) }
}
