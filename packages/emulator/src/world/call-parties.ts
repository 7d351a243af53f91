import type { Party } from '@mallet/contract/gong/call'
import type { CallPlan, Participant } from './call-plan.ts'
import { partyContext } from './crm-context.ts'

/**
 * The parties of a call. As Gong does it, keys without a value are left out, but whoever attended in silence has an explicit
 * null for a speaker id; somebody who never came has none.
 *
 * @param spoke the speaker ids that the transcript names, or undefined while there is no transcript
 * @param hasCrm whether the customer's CRM knows the call
 */
export function partiesOf(
  worldKey: number,
  plan: CallPlan,
  spoke: ReadonlySet<string> | undefined,
  hasCrm: boolean,
): Party[] {
  const asLead = plan.shape.scenario.name === 'coldCall'
  const byPhone = plan.shape.scenario.medium === 'telephony'
  return plan.participants.map((one): Party => {
    const { colleague, contact } = one
    const phone = one.phoneNumber ?? (byPhone ? contact?.phoneNumber : undefined)
    const email = colleague?.email ?? contact?.email
    const title = colleague?.title ?? contact?.title
    return {
      id: one.partyId,
      ...(email !== undefined && { emailAddress: email }),
      name: one.name,
      ...(title !== undefined && { title }),
      ...(colleague && { userId: colleague.userId }),
      ...(one.presence !== 'absent' && { speakerId: spoke?.has(one.speakerId) ? one.speakerId : null }),
      context: hasCrm ? partyContext(worldKey, one, plan.account, asLead) : [],
      affiliation: AFFILIATION[one.side],
      ...(phone !== undefined && { phoneNumber: phone }),
      methods: methodsOf(one, byPhone),
    }
  })
}

const AFFILIATION = { company: 'Internal', customer: 'External', unknown: 'Unknown' } as const

/** Nobody is invited to a telephone call, and nobody invites an unknown number. */
function methodsOf({ presence, side }: Participant, byPhone: boolean): string[] {
  if (byPhone || side === 'unknown') return ['Attendee']
  return presence === 'absent' ? ['Invitee'] : ['Invitee', 'Attendee']
}
