import { slugOf } from './slug.ts'

/** A company that sells software for freight docks and yards, and keeps its calls in Gong. All are invented. */
export interface CompanyProfile {
  readonly name: string
  readonly domain: string
  /** A zone with daylight saving time. */
  readonly timeZone: string
  /** Names of what it sells, most important first. */
  readonly products: readonly string[]
  /** Invented rivals that its buyers compare it with. */
  readonly rivals: readonly string[]
}

const profiles: readonly [CompanyProfile, ...CompanyProfile[]] = [
  {
    name: 'Quayline',
    domain: 'quayline.example',
    timeZone: 'America/New_York',
    products: ['Dock Planner', 'Carrier Desk', 'Yard Map', 'Load Forecast', 'Returns Gate', 'Slot Market'],
    rivals: ['Haulwright', 'Tallydock', 'Brindle Freight', 'Lanemark', 'Portwarden'],
  },
  {
    name: 'Laderampe',
    domain: 'laderampe.example',
    timeZone: 'Europe/Berlin',
    products: ['Gate Control', 'Carrier Hub', 'Yard Radar', 'Arrival Forecast', 'Return Flow', 'Slot Exchange'],
    rivals: ['Torwächter Systems', 'Haulwright', 'Spedifix', 'Lanemark', 'Rampenwerk'],
  },
  {
    name: 'Bayfold Systems',
    domain: 'bayfold.example',
    timeZone: 'America/Los_Angeles',
    products: ['Bay Scheduler', 'Carrier Inbox', 'Yard Lens', 'Inbound Signal', 'Return Lane', 'Slot Board'],
    rivals: ['Tallydock', 'Dockside Nine', 'Lanemark', 'Portwarden', 'Truckmeadow'],
  },
  {
    name: 'Tideward',
    domain: 'tideward.example',
    timeZone: 'Europe/London',
    products: ['Dock Diary', 'Haulier Desk', 'Yard View', 'Arrivals Outlook', 'Returns Bay', 'Slot Pool'],
    rivals: ['Brindle Freight', 'Haulwright', 'Wharfside', 'Lanemark', 'Kerbstone'],
  },
  {
    name: 'Southgate Freight Software',
    domain: 'southgatefreight.example',
    timeZone: 'Australia/Sydney',
    products: ['Gate Planner', 'Carrier Room', 'Yard Walk', 'Load Outlook', 'Return Dock', 'Slot Finder'],
    rivals: ['Portwarden', 'Tallydock', 'Redgum Logistics Suite', 'Lanemark', 'Coastline Nine'],
  },
]

/** Whether a company that nobody named may come to have this domain. */
export const isDomainOfNumber = (domain: string): boolean =>
  profiles.some((profile) => profile.domain === domain.replace(/\d*\.example$/, '.example'))

/**
 * The profile of the n-th company, counted from 1. Past the written ones the names repeat with a number. A name of its own
 * gives it a domain of its own.
 *
 * @throws RangeError unless `company` is a whole number of at least 1
 */
export function companyProfile(company: number, name?: string): CompanyProfile {
  const profile = profileOfNumber(company)
  if (name === undefined) return profile
  return { ...profile, name, domain: `${slugOf(name) || `company${company}`}.example` }
}

function profileOfNumber(company: number): CompanyProfile {
  if (!Number.isInteger(company) || company < 1) throw new RangeError('company is counted from 1')
  const profile = profiles[(company - 1) % profiles.length] ?? profiles[0]
  const round = Math.floor((company - 1) / profiles.length)
  if (round === 0) return profile
  return {
    ...profile,
    name: `${profile.name} ${round + 1}`,
    domain: profile.domain.replace('.example', `${round + 1}.example`),
  }
}
