import type { CallPlan } from './call-plan.ts'
import { callRandom } from './call-shape.ts'
import type { CompanyProfile } from './company-profiles.ts'
import type { SpokenFormats } from './language-pack.ts'
import type { People } from './people.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorkingTime } from './working-time.ts'

/** What is true throughout a call, by the name of the slot that stands for it. */
export type CallFacts = Readonly<Record<string, string>>

/** The commercial side of a call, for its CRM objects too. */
export interface Deal {
  readonly seats: number
  readonly pricePerSeatMonth: number
  readonly amount: number
  readonly product: string
  readonly closeMs: number
}

const DAY_MS = 86_400_000

/** What the account is being sold; the same in all its calls. */
export function dealOf(worldKey: number, company: CompanyProfile, accountNumber: number, originMs: number): Deal {
  const random = new SeededRandom(worldKey, hashText('deal'), accountNumber)
  const seats = random.int(6, 60) * 5
  const pricePerSeatMonth = random.int(31, 96)
  return {
    seats,
    pricePerSeatMonth,
    amount: Math.round((seats * pricePerSeatMonth * 12) / 100) * 100,
    product: random.pick(company.products.slice(0, 4)),
    closeMs: originMs + random.int(-60, 120) * DAY_MS,
  }
}

export interface FactSource {
  readonly worldKey: number
  readonly company: CompanyProfile
  readonly people: People
  readonly workingTime: WorkingTime
}

/** Gathers the facts of a call as its language says them. */
export function gatherFacts(source: FactSource, plan: CallPlan, deal: Deal, formats: SpokenFormats): CallFacts {
  const { worldKey, company, people, workingTime } = source
  const random = callRandom(worldKey, 'facts', plan.index)
  const fixed = new SeededRandom(worldKey, hashText('site figures'), plan.account.number)
  const nextMeetingMs = workingTime.when(Math.floor(workingTime.at(plan.startedMs)) + random.int(2, 12) + 0.5)
  const goLiveMs = plan.startedMs + random.int(30, 120) * DAY_MS
  const present = new Set(plan.participants.map((one) => one.colleague))
  const [decider, other] = plan.absentContacts
  const rival = random.pick(company.rivals)
  return {
    account: plan.account.name,
    industry: plan.account.industry.toLowerCase(),
    company: company.name,
    product: deal.product,
    product2: random.pick(company.products.filter((name) => name !== deal.product)),
    rival,
    site: plan.account.site,
    site2: plan.account.otherSite,
    doors: String(fixed.int(6, 48)),
    carriers: String(fixed.int(12, 140)),
    boss: decider.firstName,
    colleague: other.firstName,
    teammate: random.pick(people.colleagues.filter((one) => one.active && !present.has(one))).firstName,
    seats: String(deal.seats),
    price: formats.money(deal.pricePerSeatMonth),
    total: formats.money(deal.amount),
    discount: formats.percent(random.int(5, 22)),
    term: formats.years(random.int(2, 3)),
    meetday: formats.dayOf(workingTime.localDate(nextMeetingMs)),
    meettime: formats.timeOf(random.int(9, 16), random.pick([0, 15, 30, 45])),
    golive: formats.partOfMonth(workingTime.localDate(goLiveMs)),
    quarter: formats.quarter(1 + Math.floor(workingTime.localDate(plan.startedMs).month / 3)),
  }
}
