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

/** The draws behind a plan: who is there by number, before anybody has a name. Cheap enough to ask of thousands. */
export interface CallCast {
  readonly account: Account
  readonly host: Colleague
  /** The host first. */
  readonly companySide: readonly { readonly colleague: Colleague; readonly presence: Participant['presence'] }[]
  /** Numbers of contacts, those who speak first. */
  readonly customerSide: readonly { readonly number: number; readonly presence: Participant['presence'] }[]
  /** The next contacts, who are not on the call. */
  readonly spokenOf: readonly number[]
  /** People of whom only the telephone number is known: whoever dialled in, or everybody of an anonymous call. */
  readonly callers: readonly PhoneCaller[]
}

interface PhoneCaller {
  readonly number: number
  readonly phoneNumber: string
}

/** Draws who takes part in a call. */
export function castCall(source: PlanSource, index: number, shape: CallShape): CallCast {
  const { worldKey, accounts } = source
  const random = callRandom(worldKey, 'plan', index)
  const account = accounts.account(shape.accountNumber)
  const host = hostOf(source, index, shape)
  const order = random.shuffle(Array.from({ length: account.contactCount }, (_, number) => number))
  const companySide = drawCompanySide(source, random, shape, host)
  const [fewest, most] = shape.scenario.customers
  const speaking = random.int(fewest, most)
  const silent = most > 1 && random.chance(0.18) ? 1 : 0
  const missing = most > 1 && random.chance(0.22) ? 1 : 0
  const presenceAt = (place: number): Participant['presence'] =>
    place < speaking ? 'speaks' : place < speaking + silent ? 'listens' : 'absent'
  const there = order.slice(0, speaking + silent + missing)
  const caller = (number: number) => ({ number, phoneNumber: phoneNumber(random) })
  const dialledIn = shape.hasDialIn ? [caller(random.int(1, 6))] : []
  const known = companySide.length + there.length + dialledIn.length
  return {
    account,
    host,
    companySide,
    customerSide: there.map((number, place) => ({ number, presence: presenceAt(place) })),
    spokenOf: order.slice(there.length),
    callers: shape.isAnonymous ? Array.from({ length: known }, (_, place) => caller(place + 1)) : dialledIn,
  }
}

/** Users who were on a call; nobody is known to have been on an anonymous one. */
export function attendeesOf(source: PlanSource, index: number, shape: CallShape): readonly string[] {
  if (shape.isAnonymous) return []
  // Whoever is dialled is there, and nobody was invited.
  const byPhone = shape.scenario.medium === 'telephony'
  return castCall(source, index, shape)
    .companySide.filter(({ presence }) => byPhone || presence !== 'absent')
    .map(({ colleague }) => colleague.userId)
}

/** Draws everybody of a call. */
export function planCall(source: PlanSource, call: Pick<CallPlan, 'index' | 'id' | 'startedMs' | 'shape'>): CallPlan {
  const { worldKey, accounts } = source
  const { index, shape } = call
  const { account, host, companySide, customerSide, spokenOf, callers } = castCall(source, index, shape)
  const ids = (place: number) => ({
    partyId: objectId(worldKey, 'party', index | 0, Math.floor(index / 2 ** 32), place),
    speakerId: objectId(worldKey, 'speaker', index | 0, Math.floor(index / 2 ** 32), place),
  })
  const known: readonly Omit<Participant, 'partyId' | 'speakerId'>[] = [
    ...companySide.map(({ colleague, presence }) => {
      const { firstName, lastName } = colleague
      return { firstName, name: `${firstName} ${lastName}`, side: 'company' as const, colleague, presence }
    }),
    ...customerSide.map(({ number, presence }) => {
      const contact = accounts.contact(account, number)
      const { firstName, lastName } = contact
      return { firstName, name: `${firstName} ${lastName}`, side: 'customer' as const, contact, presence }
    }),
  ]
  const asCaller = ({ number, phoneNumber }: PhoneCaller, { firstName, presence } = DIALLED_IN) => ({
    firstName,
    name: `Phone Caller #${number}`,
    side: 'unknown' as const,
    phoneNumber,
    presence,
  })
  const everybody = shape.isAnonymous
    ? callers.map((caller, place) => asCaller(caller, known[place]))
    : [...known, ...callers.map((caller) => asCaller(caller))]
  return {
    ...call,
    account,
    host,
    participants: everybody.map((one, place) => ({ ...ids(place), ...one })),
    absentContacts: [
      accounts.contact(account, account.contactCount),
      accounts.contact(account, spokenOf[0] ?? account.contactCount + 1),
    ],
  }
}

const DIALLED_IN: Pick<Participant, 'firstName' | 'presence'> = { firstName: 'Caller', presence: 'listens' }

/** The host, and whoever else of the company is there; nobody twice. */
function drawCompanySide({ people }: PlanSource, random: SeededRandom, shape: CallShape, host: Colleague) {
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
