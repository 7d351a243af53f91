import type { FlowsSource, WorldFlow, WorldInstance } from './flows.ts'
import { objectId } from './object-ids.ts'
import type { Colleague } from './people.ts'
import { hashText, SeededRandom } from './seeded-random.ts'

const DAY_MS = 86_400_000
/** Prospects are people of the first accounts: a sales team works a list, not everybody. */
const WORKED_ACCOUNTS = 72
const ASSIGNED_SHARE = 0.35
export const INSTANCES_AGE_DAYS = 60

/** Who was put into which flow before the origin: nobody twice, so that no exclusive flow is broken into. */
export function drawInstances(
  { worldKey, originMs, accounts, workingTime }: FlowsSource,
  flows: readonly WorldFlow[],
  seated: readonly Colleague[],
): WorldInstance[] {
  return Array.from({ length: Math.min(WORKED_ACCOUNTS, accounts.count) }, (_, n) => accounts.account(n)).flatMap(
    (account) =>
      Array.from({ length: account.contactCount }, (_, n) => accounts.contact(account, n)).flatMap((contact) => {
        const random = new SeededRandom(worldKey, hashText('flow instance'), account.number, contact.number)
        if (!random.chance(ASSIGNED_SHARE) || seated.length === 0) return []
        const owner = random.pick(seated)
        const flow = random.pick(flows.filter(({ ownerId }) => ownerId === undefined || ownerId === owner.userId))
        const someTime = originMs - random.between(0.1, INSTANCES_AGE_DAYS) * DAY_MS
        return {
          id: objectId(worldKey, 'flow instance', account.number, contact.number),
          flowId: flow.id,
          crmProspectId: random.chance(0.25) ? contact.leadId : contact.salesforceId,
          ownerId: owner.userId,
          createdMs: Math.min(someTime, workingTime.when(workingTime.at(someTime))),
        }
      }),
  )
}
