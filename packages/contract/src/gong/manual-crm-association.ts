import { z } from 'zod'
import { Id, Instant, optional } from './fields.ts'

/** Somebody tied a call to CRM objects by hand. */
export const ManualCrmAssociation = z
  .looseObject({
    callId: optional(Id),
    userId: optional(Id).describe('Who did it'),
    created: optional(Instant),
    associatedCrmObjects: optional(
      z.array(z.looseObject({ accountCrmId: optional(z.string()), dealCrmId: optional(z.string()) })),
    ),
  })
  .meta({ id: 'ManualCrmAssociation' })
export type ManualCrmAssociation = z.infer<typeof ManualCrmAssociation>

export const exampleManualCrmAssociation: ManualCrmAssociation = {
  callId: '7782342274025937895',
  userId: '7273476131570014205',
  created: '2026-06-10T20:11:48Z',
  associatedCrmObjects: [{ accountCrmId: '0018Z00002abcdeQAA', dealCrmId: '0068Z00001vwxyzQAC' }],
}
