import { ACCOUNT_NAMES } from './account-names.ts'
import type { Language } from './languages.ts'
import { salesforceId } from './object-ids.ts'
import { phoneNumber } from './people.ts'
import { PERSON_NAMES } from './person-names.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import { slugOf } from './slug.ts'

const CALLS_PER_ACCOUNT = 20
const FEWEST_ACCOUNTS = 72
const MOST_ACCOUNTS = 20_000
const [FEWEST_CONTACTS, MOST_CONTACTS] = [4, 8]
/** Of 24 accounts in a row these speak another language, so that even the smallest world has three of each. */
const FOREIGN: ReadonlyMap<number, Language> = new Map([
  [3, 'fre'],
  [11, 'ger'],
  [19, 'spa'],
])

const CONTACT_TITLES = [
  'Head of Logistics',
  'Warehouse Manager',
  'VP Supply Chain',
  'Director of Operations',
  'Transport Planner',
  'IT Project Lead',
  'Procurement Manager',
  'Site Manager',
  'COO',
  'Head of Customer Service',
  'Inbound Coordinator',
  'Solutions Architect',
]

/** A customer, or somebody who may become one. */
export interface Account {
  readonly number: number
  readonly name: string
  readonly domain: string
  readonly industry: string
  readonly country: string
  readonly language: Language
  readonly site: string
  readonly otherSite: string
  readonly employees: number
  readonly annualRevenue: number
  readonly salesforceId: string
  readonly contactCount: number
}

/** Somebody who works for an account. */
export interface Contact {
  readonly number: number
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly email: string
  readonly phoneNumber: string
  readonly salesforceId: string
  readonly leadId: string
}

export interface Accounts {
  readonly count: number
  account(number: number): Account
  contact(account: Account, number: number): Contact
  /** The telephone number alone, at a fraction of the work. */
  phoneNumberOf(accountNumber: number, contactNumber: number): string
}

/** Numbers of contacts who may take part in calls; an account may have fewer. */
export const CONTACT_NUMBERS: readonly number[] = Array.from({ length: MOST_CONTACTS }, (_, number) => number)

/** The language that an account's people speak. */
export const accountLanguage = (number: number): Language => FOREIGN.get(number % 24) ?? 'eng'

/** The customers of a company that has this many calls. Each is computed when asked for. */
export function createAccounts(worldKey: number, calls: number): Accounts {
  const count = Math.min(MOST_ACCOUNTS, Math.max(FEWEST_ACCOUNTS, Math.round(calls / CALLS_PER_ACCOUNT)))
  const nameShift = new SeededRandom(worldKey, hashText('account names')).int(0, 9_999)

  return {
    count,
    account(number) {
      const random = new SeededRandom(worldKey, hashText('account'), number)
      const language = accountLanguage(number)
      const { stems, kinds, country, cities } = ACCOUNT_NAMES[language]
      const rank = language === 'eng' ? number : Math.floor(number / 24)
      // Neighbours differ in both parts, and every pair occurs before one repeats.
      const place = rank + nameShift
      const stem = place % stems.length
      const [kind, industry] = kinds[(stem + Math.floor(place / stems.length)) % kinds.length] ?? ['Group', 'Other']
      const round = Math.floor(rank / (stems.length * kinds.length))
      const [site = country, otherSite = country] = random.shuffle(cities)
      const name = `${stems[stem] ?? 'Alder'} ${kind}${round === 0 ? '' : ` ${site}`}`
      return {
        number,
        name,
        domain: `${slugOf(name)}.example`,
        industry,
        country,
        language,
        site,
        otherSite,
        employees: random.int(12, 900) * 10,
        annualRevenue: random.int(8, 950) * 1_000_000,
        salesforceId: salesforceId(worldKey, 'Account', number),
        contactCount: random.int(FEWEST_CONTACTS, MOST_CONTACTS),
      }
    },
    contact(account, number) {
      const random = new SeededRandom(worldKey, hashText('contact'), account.number, number)
      const { given, family } = PERSON_NAMES[account.language]
      const start = random.int(0, 1_000_000)
      // Steps by a prime from one start, so that an account never has two people of the same first name.
      const base = new SeededRandom(worldKey, hashText('contacts'), account.number).int(0, 1_000_000)
      const firstName = given[(base + number * 97) % given.length] ?? 'Alex'
      const lastName = family[start % family.length] ?? 'Doe'
      return {
        number,
        firstName,
        lastName,
        title: random.pick(CONTACT_TITLES),
        email: `${slugOf(firstName)}.${slugOf(lastName)}@${account.domain}`,
        phoneNumber: phoneNumber(random),
        salesforceId: salesforceId(worldKey, 'Contact', account.number, number),
        leadId: salesforceId(worldKey, 'Lead', account.number, number),
      }
    },
    phoneNumberOf(accountNumber, contactNumber) {
      const random = new SeededRandom(worldKey, hashText('contact'), accountNumber, contactNumber)
      // Name and title are drawn before.
      random.fraction()
      random.fraction()
      return phoneNumber(random)
    },
  }
}
