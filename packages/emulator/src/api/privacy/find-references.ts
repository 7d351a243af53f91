import type { CallData, Party } from '@mallet/contract/gong/call'
import { groupBy } from '../../group-by.ts'
import { inSlices } from '../../in-slices.ts'
import type { CallChoice } from '../../world/call-choice.ts'
import { objectId, salesforceId } from '../../world/object-ids.ts'
import { hashText } from '../../world/seeded-random.ts'
import type { ApiCall } from '../api-call.ts'

const DAY_MS = 86_400_000

interface Reference {
  readonly data: CallData
  readonly startedMs: number
  readonly people: readonly Party[]
}

/**
 * All calls, private ones too, that have a party of the kind asked for, with what hangs on them.
 *
 * @param choice no call of the world has such a party but those that fit this
 */
export async function findReferences(
  { company, context }: ApiCall,
  choice: CallChoice,
  isMeant: (party: Party) => boolean,
) {
  const found: Reference[] = []
  for await (const one of inSlices(company.calls.search({ asOfMs: context.clock.nowMs() }, choice))) {
    if (!one) continue
    const data = one.gong(one.startedMs)
    const people = (data.parties ?? []).filter(isMeant)
    if (people.length > 0) found.push({ data, startedMs: one.startedMs, people })
  }
  return {
    people: found.flatMap(({ people }) => people),
    references: {
      emails: found.flatMap(invitationOf),
      calls: found.map(({ data }) => ({
        id: data.metaData.id,
        status: 'COMPLETED',
        externalSystems: data.context?.length ? [taskOf(data.metaData.id)] : [],
      })),
      meetings: found.flatMap(({ data: { metaData } }) =>
        metaData.calendarEventId ? [{ id: `${metaData.calendarEventId}_${metaData.scheduled ?? ''}` }] : [],
      ),
      customerData: customerDataOf(found.flatMap(({ people }) => people)),
    },
  }
}

/** What Gong writes about a call into Salesforce. */
const taskOf = (callId: string) => ({
  system: 'Salesforce',
  objects: [{ objectType: 'Task', externalId: salesforceId(hashText(callId), 'Task', 0) }],
})

/** Who is invited to a meeting got an e-mail from its host the day before. */
function invitationOf({ data, startedMs, people }: Reference) {
  const { id, primaryUserId } = data.metaData
  const host = data.parties?.find(({ userId }) => userId != null && userId === primaryUserId)
  if (!host?.emailAddress || !people.some(({ methods }) => methods?.includes('Invitee'))) return []
  const word = (purpose: string) => hashText(`${purpose} ${id}`).toString(36).padStart(7, '0')
  return [
    {
      from: host.emailAddress,
      id: `${word('email')}${word('of')}${word('call')}`,
      sentTime: new Date(startedMs - DAY_MS).toISOString(),
      mailbox: host.emailAddress,
      messageHash: `${word('hash')}${word('message')}`,
    },
  ]
}

/** The leads and contacts that these people are in the CRM, each once. */
function customerDataOf(people: readonly Party[]) {
  const all = people.flatMap(({ context }) =>
    (context ?? []).flatMap(({ system, objects }) => (objects ?? []).map((object) => ({ system, object }))),
  )
  const records = all.flatMap(({ system, object: { objectType, objectId: crmId, fields } }) => {
    if (!crmId || (objectType !== 'Lead' && objectType !== 'Contact')) return []
    const mirrorId = JSON.stringify({ crmObjectType: objectType.toUpperCase(), crmId })
    const known = (fields ?? []).flatMap(({ name, value }) => (name == null ? [] : [{ name, value }]))
    const id = objectId(hashText(crmId), 'mirror')
    return [{ system, record: { id, objectType, externalId: crmId, mirrorId, fields: known } }]
  })
  const once = [...new Map(records.map((one) => [one.record.externalId, one])).values()]
  return [...groupBy(once, ({ system }) => system)].map(([system, own]) => ({
    system: system ?? null,
    objects: own.map(({ record }) => record),
  }))
}
