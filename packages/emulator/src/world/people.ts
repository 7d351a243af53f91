import type { User } from '@mallet/contract/gong/users'
import type { CompanyProfile } from './company-profiles.ts'
import { objectId } from './object-ids.ts'
import { drawOrgChart, OPERATIONS_PLACE, type Role } from './org-chart.ts'
import { PERSON_NAMES } from './person-names.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import { slugOf } from './slug.ts'
import type { WorkingTime } from './working-time.ts'

const DAY_MS = 86_400_000
/** Everybody joined before the oldest call, so that no call is older than its host. */
const NEWEST_USER_DAYS = 200
const OLDEST_USER_DAYS = 5 * 365

/** Somebody of the company. */
export interface Colleague {
  readonly place: number
  readonly role: Role
  readonly active: boolean
  readonly userId: string
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly email: string
  readonly user: User
}

export interface People {
  readonly colleagues: readonly Colleague[]
  readonly technicalAdministrator: Colleague
  /** Active people of a role, or of the nearest role that has any. Never empty. */
  inRole(role: Role): readonly Colleague[]
}

export interface PeopleOptions {
  readonly worldKey: number
  readonly users: number
  readonly originMs: number
  readonly company: CompanyProfile
  /** Such as us-12345, the company's own sub-domain of Gong. */
  readonly region: string
  readonly workingTime: WorkingTime
}

/** Everybody of the company with the user that Gong shows for them. @throws RangeError for fewer than 5 users */
export function createPeople(options: PeopleOptions): People {
  const { worldKey, company } = options
  const chart = drawOrgChart(options.users)
  const names = fullNames(worldKey, chart.length)
  const userIds = chart.map((_, place) => objectId(worldKey, 'user', place))

  const colleagues = chart.map((position, place): Colleague => {
    const [firstName, lastName] =
      position.role === 'integration'
        ? (['Integration', 'User'] as const)
        : (names[place] ?? (['Alex', 'Doe'] as const))
    const email = `${slugOf(firstName)}.${slugOf(lastName)}@${company.domain}`
    const userId = userIds[place] ?? objectId(worldKey, 'user', place)
    const managerId = position.manager === null ? null : (userIds[position.manager] ?? null)
    const known = { place, role: position.role, active: position.active, userId, firstName, lastName, email }
    return { ...known, title: position.title, user: gongUser(options, { ...known, title: position.title, managerId }) }
  })

  const technicalAdministrator = colleagues[OPERATIONS_PLACE]
  if (!technicalAdministrator) throw new RangeError('a company has a technical administrator')
  const everybodyElse: readonly Colleague[] = [technicalAdministrator]
  const pools = new Map<Role, readonly Colleague[]>()
  function inRole(role: Role): readonly Colleague[] {
    const known = pools.get(role)
    if (known) return known
    const active = (wanted: Role) => colleagues.filter((one) => one.active && one.role === wanted)
    const candidates = [active(role), active('account-executive'), active('manager')]
    const found = candidates.find((list) => list.length > 0) ?? everybodyElse
    pools.set(role, found)
    return found
  }
  return { colleagues, technicalAdministrator, inRole }
}

function fullNames(worldKey: number, count: number): (readonly [string, string])[] {
  const random = new SeededRandom(worldKey, hashText('names'))
  const given = random.shuffle(PERSON_NAMES.eng.given)
  const family = random.shuffle(PERSON_NAMES.eng.family)
  return Array.from({ length: count }, (_, i) => {
    const shift = Math.floor(i / given.length)
    return [given[i % given.length] ?? 'Alex', family[(i + shift * 7) % family.length] ?? 'Doe'] as const
  })
}

type Known = Pick<Colleague, 'place' | 'role' | 'active' | 'userId' | 'firstName' | 'lastName' | 'email' | 'title'> & {
  readonly managerId: string | null
}

function gongUser({ worldKey, company, originMs, region, workingTime }: PeopleOptions, person: Known): User {
  const random = new SeededRandom(worldKey, hashText('user fields'), person.place)
  const machine = person.role === 'integration'
  const records = person.active && !machine
  const handle = `${slugOf(person.firstName)}.${slugOf(person.lastName)}`
  const ageDays =
    person.place === OPERATIONS_PLACE ? OLDEST_USER_DAYS : random.between(NEWEST_USER_DAYS, OLDEST_USER_DAYS)
  const createdMs = workingTime.when(workingTime.at(originMs - ageDays * DAY_MS)) + random.int(0, 999)
  const speaks = random.fraction()
  return {
    id: person.userId,
    emailAddress: person.email,
    created: workingTime.format(createdMs, 'milliseconds'),
    active: person.active,
    emailAliases: random.chance(0.15) ? [`${slugOf(person.firstName)}@${company.domain}`] : [],
    trustedEmailAddress: random.chance(0.3) ? person.email : null,
    firstName: person.firstName,
    lastName: person.lastName,
    title: machine || random.chance(0.06) ? null : person.title,
    phoneNumber: machine || random.chance(0.4) ? null : phoneNumber(random),
    extension: random.chance(0.1) ? String(random.int(100, 999)) : null,
    personalMeetingUrls: records && random.chance(0.7) ? [`https://meet.${company.domain}/${handle}`] : [],
    settings: {
      webConferencesRecorded: records,
      preventWebConferenceRecording: false,
      telephonyCallsImported: records && person.role !== 'engineer',
      emailsImported: records && random.chance(0.9),
      preventEmailImport: false,
      nonRecordedMeetingsImported: records && random.chance(0.5),
      gongConnectEnabled: records && (person.role === 'development' || random.chance(0.3)),
    },
    managerId: person.managerId,
    meetingConsentPageUrl: records ? `https://${region}.join.gong.io/${slugOf(company.name)}/${handle}` : null,
    conferencingProviders: records && random.chance(0.8) ? [{ provider: 'zoom', isDefault: true }] : null,
    spokenLanguages: machine
      ? []
      : [
          { language: 'en-US', primary: true },
          ...(speaks < 0.1 ? [{ language: 'fr-FR', primary: false }] : []),
          ...(speaks > 0.9 ? [{ language: 'de-DE', primary: false }] : []),
          ...(speaks > 0.5 && speaks < 0.6 ? [{ language: 'es-ES', primary: false }] : []),
        ],
  }
}

/** From the block that is reserved for fiction. */
export const phoneNumber = (random: SeededRandom) =>
  `+1 ${random.int(201, 989)}-555-01${String(random.int(0, 99)).padStart(2, '0')}`
