import type { ManualCrmAssociation } from '@mallet/contract/gong/manual-crm-association'
import type { WorldCall } from './create-world.ts'
import { hashText, SeededRandom } from './seeded-random.ts'

/** People mend by hand what was matched wrongly, which is not much. */
const SHARE = 0.05
const FIRST_MINUTES = 2
const LAST_MINUTES = 600

/** When the CRM objects of a call were chosen by hand; undefined where nobody did. */
export function manuallyAssociatedAtMs(call: WorldCall): number | undefined {
  const random = new SeededRandom(hashText('manual association'), hashText(call.id))
  if (!random.chance(SHARE)) return undefined
  return call.listedAtMs + random.int(FIRST_MINUTES * 60, LAST_MINUTES * 60) * 1000
}

/** What the host of a call chose by hand: the objects that the call itself names. */
export function manualAssociationOf(call: WorldCall, nowMs: number): ManualCrmAssociation {
  const objects = (call.gong(nowMs).context ?? []).flatMap((context) => context.objects ?? [])
  const idOf = (type: string) => objects.find(({ objectType }) => objectType === type)?.objectId ?? null
  const [accountCrmId, dealCrmId] = [idOf('Account'), idOf('Opportunity')]
  return {
    callId: call.id,
    userId: call.primaryUserId,
    created: new Date(manuallyAssociatedAtMs(call) ?? call.listedAtMs).toISOString(),
    associatedCrmObjects: accountCrmId === null && dealCrmId === null ? [] : [{ accountCrmId, dealCrmId }],
  }
}
