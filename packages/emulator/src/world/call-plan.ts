import type { Account, Accounts, Contact } from './accounts.ts'
import { type CallShape, callRandom } from './call-shape.ts'
import { objectId } from './object-ids.ts'
import type { Colleague, People } from './people.ts'
import { phoneNumber } from './people.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Somebody invited to a call or heard on it. */
export interface Participant {
  readonly partyId: string
  /** Theirs if they speak. */
  readonly speakerId: string
  readonly firstName: string
  readonly name: string
  readonly side: 'company' | 'customer' | 'unknown'
  readonly colleague?: Colleague
  readonly contact?: Contact
  readonly phoneNumber?: string
  readonly presence: 'speaks' | 'listens' | 'absent'
}

/** Who takes part in a call, and for which customer it is. */
export interface CallPlan {
  readonly index: number
  readonly id: string
  readonly startedMs: number
  readonly shape: CallShape
  readonly account: Account
  /** Gong's primary user. */
  readonly host: Colleague
  /** The host first, then the company, then the customer. */
  readonly participants: readonly Participant[]
  /** The customer's people who are spoken of but not on the call. */
  readonly absentContacts: readonly [decider: Contact, other: Contact]
}

interface PlanSource {
  readonly worldKey: number
  readonly people: People
  readonly accounts: Accounts
}

/** Whoever looks after the account mostly hosts its calls. */
export function hostOf({ worldKey, people }: PlanSource, index: number, shape: CallShape): Colleague {
  const pool = people.inRole(shape.scenario.host)
  const random = callRandom(worldKey, 'host', index)
  const owner = pool[shape.accountNumber % pool.length]
  return owner && random.chance(0.75) ? owner : random.pick(pool)
}

/** Draws everybody of a call. */
export function planCall(source: PlanSource, call: Pick<CallPlan, 'index' | 'id' | 'startedMs' | 'shape'>): CallPlan {
  const { worldKey, accounts } = source
  const { index, shape } = call
  const random = callRandom(worldKey, 'plan', index)
  const account = accounts.account(shape.accountNumber)
  const host = hostOf(source, index, shape)
  const ids = (place: number) => ({
    partyId: objectId(worldKey, 'party', index | 0, Math.floor(index / 2 ** 32), place),
    speakerId: objectId(worldKey, 'speaker', index | 0, Math.floor(index / 2 ** 32), place),
  })

  const order = random.shuffle(Array.from({ length: account.contactCount }, (_, number) => number))
  const participants: Participant[] = []
  const add = (one: Omit<Participant, 'partyId' | 'speakerId'>) =>
    participants.push({ ...ids(participants.length), ...one })

  for (const { colleague, presence } of companySide(source, random, shape, host)) {
    const { firstName, lastName } = colleague
    add({ firstName, name: `${firstName} ${lastName}`, side: 'company', colleague, presence })
  }
  const [fewest, most] = shape.scenario.customers
  const speaking = random.int(fewest, most)
  const silent = most > 1 && random.chance(0.18) ? 1 : 0
  const missing = most > 1 && random.chance(0.22) ? 1 : 0
  for (const [place, number] of order.slice(0, speaking + silent + missing).entries()) {
    const contact = accounts.contact(account, number)
    const { firstName, lastName } = contact
    const presence = place < speaking ? 'speaks' : place < speaking + silent ? 'listens' : 'absent'
    add({ firstName, name: `${firstName} ${lastName}`, side: 'customer', contact, presence })
  }
  if (shape.hasDialIn) add(phoneCaller(random, random.int(1, 6), 'listens'))

  const spoken = order.slice(speaking + silent + missing)
  return {
    ...call,
    account,
    host,
    participants: shape.isAnonymous
      ? participants.map((one, place) => ({
          ...phoneCaller(random, place + 1, one.presence, one.firstName),
          ...ids(place),
        }))
      : participants,
    absentContacts: [
      accounts.contact(account, account.contactCount),
      accounts.contact(account, spoken[0] ?? account.contactCount + 1),
    ],
  }
}

/** The host, and whoever else of the company is there; nobody twice. */
function companySide({ people }: PlanSource, random: SeededRandom, shape: CallShape, host: Colleague) {
  const side: { colleague: Colleague; presence: Participant['presence'] }[] = [{ colleague: host, presence: 'speaks' }]
  for (const [role, probability] of shape.scenario.company) {
    if (!random.chance(probability)) continue
    const others = people.inRole(role).filter((one) => side.every(({ colleague }) => colleague !== one))
    if (others.length === 0) continue
    const presence = probability === 1 || random.chance(0.8) ? 'speaks' : random.chance(0.5) ? 'listens' : 'absent'
    side.push({ colleague: random.pick(others), presence })
  }
  return side
}

const phoneCaller = (
  random: SeededRandom,
  number: number,
  presence: Participant['presence'],
  firstName = 'Caller',
): Omit<Participant, 'partyId' | 'speakerId'> => ({
  firstName,
  name: `Phone Caller #${number}`,
  side: 'unknown',
  phoneNumber: phoneNumber(random),
  presence,
})
