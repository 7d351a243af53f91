import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { mapInSlices } from '../../in-slices.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { answerPage } from '../answer-page.ts'
import type { ApiCall } from '../api-call.ts'
import { requireScope } from '../authenticate.ts'
import { callListing } from './call-listing.ts'
import { asksMetaDataOnly, selectContent } from './select-content.ts'

export async function listCallsExtensive(call: ApiCall, { body }: Parsed<Gong['calls.listExtensive']>) {
  if (body.contentSelector?.exposedFields?.media) requireScope(call.caller, 'api:calls:read:media-url')
  const nowMs = call.context.clock.nowMs()
  const { items, ...page } = await answerPage(call, body, (asOfMs) =>
    callListing(call.company.calls, body.filter, asOfMs),
  )
  const atMs = (item: WorldCall) => (asksMetaDataOnly(body.contentSelector) ? item.startedMs : nowMs)
  return {
    ...page,
    calls: await mapInSlices(items, (item) => selectContent(item.gong(atMs(item)), body.contentSelector)),
  }
}
