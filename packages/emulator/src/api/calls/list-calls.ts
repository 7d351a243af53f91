import type { Parsed } from '@mallet/contract/endpoint'
import { NO_CALLS } from '@mallet/contract/gong/calls'
import type { Gong } from '@mallet/contract/gong/index'
import { mapInSlices } from '../../in-slices.ts'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { callListing } from './call-listing.ts'
import { metaDataOf } from './meta-data-of.ts'

/** The metaData of calls and nothing else. @throws Refusal for a window without an end, where that is assumed */
export async function listCalls(call: ApiCall, { query }: Parsed<Gong['calls.list']>) {
  const { assumed } = call.context
  const absent = (['fromDateTime', 'toDateTime'] as const).filter((name) => query[name] === undefined)
  const without = absent.length > 0 ? assumed('callListWithoutDates') : 'open'
  if (without === 'refuse') {
    throw new Refusal(
      400,
      absent.map((name) => `${name}: must not be null`),
    )
  }
  if (without === 'nothing') throw new Refusal(404, [NO_CALLS])
  const { items, ...page } = await answerPage(call, query, (asOfMs) => callListing(call.company.calls, query, asOfMs))
  return { ...page, calls: await mapInSlices(items, metaDataOf) }
}
