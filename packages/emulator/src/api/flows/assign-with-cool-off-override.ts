import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { assignProspects } from './assign-prospects.ts'

/** The same as `assignProspects` with the cool-off period overridden, whatever the body says of it. */
export const assignWithCoolOffOverride = (call: ApiCall, { body }: Parsed<Gong['flows.assignWithCoolOffOverride']>) =>
  assignProspects(call, { body: { ...body, overrides: { ...body.overrides, coolOffOverride: true } } })
