/** What somebody does in the company decides which calls they host. */
export type Role =
  | 'chief'
  | 'operations'
  | 'vice-president'
  | 'director'
  | 'manager'
  | 'team-lead'
  | 'account-executive'
  | 'success'
  | 'development'
  | 'engineer'
  | 'integration'

export interface Position {
  readonly role: Role
  readonly title: string
  /** Place of the manager in the chart, null at the top. Always smaller than one's own, so there are no cycles. */
  readonly manager: number | null
  readonly active: boolean
}

type Area = 'Sales' | 'Customer Success' | 'Sales Development'
const AREAS: readonly Area[] = ['Sales', 'Customer Success', 'Sales Development']

const REPS: Readonly<Record<Area, { role: Role; titles: readonly string[] }>> = {
  Sales: {
    role: 'account-executive',
    titles: ['Account Executive', 'Senior Account Executive', 'Enterprise Account Executive'],
  },
  'Customer Success': { role: 'success', titles: ['Customer Success Manager', 'Senior Customer Success Manager'] },
  'Sales Development': { role: 'development', titles: ['Sales Development Representative', 'SDR, Outbound'] },
}
/** How representatives divide among the areas, repeated. */
const REP_AREAS: readonly Area[] = [
  'Sales',
  'Sales Development',
  'Customer Success',
  'Sales',
  'Customer Success',
  'Sales',
  'Sales Development',
  'Sales',
]

/** The technical administrator's place: right below the top. */
export const OPERATIONS_PLACE = 1

/**
 * The company's positions from the top down. From 12 people on there are at least five levels, somebody who left, an
 * integration user, and an active person without a manager.
 *
 * @throws RangeError for fewer than 5 people
 */
export function drawOrgChart(people: number): readonly Position[] {
  if (!Number.isInteger(people) || people < 5) throw new RangeError('a company has at least 5 users')
  const chart: Position[] = []
  const leaders = new Map<Area, number[]>(AREAS.map((area) => [area, []]))
  const leadersOf = (area: Area) => {
    const own = leaders.get(area) ?? []
    return own.length > 0 ? own : (leaders.get('Sales') ?? [])
  }
  function add(role: Role, title: string, manager: number | null, active = true): number {
    return chart.push({ role, title, manager, active }) - 1
  }

  const chief = add('chief', 'Chief Revenue Officer', null)
  add('operations', 'Head of Revenue Operations', chief)

  const viceCount = Math.min(8, Math.max(1, Math.round(people / 13)))
  for (let i = 0; i < viceCount; i++) {
    const area = AREAS[i % AREAS.length] ?? 'Sales'
    const place = add('vice-president', `VP ${area}${i < AREAS.length ? '' : `, Region ${i}`}`, chief)
    if (people < 100) leaders.get(area)?.push(place)
    else leaders.get(area)?.push(add('director', `Director, ${area}`, place))
  }

  const managerCount = Math.max(1, Math.round(people / 6.7))
  const managers = new Map<Area, number[]>(AREAS.map((area) => [area, []]))
  for (let i = 0; i < managerCount; i++) {
    const area = AREAS[i % Math.min(viceCount, AREAS.length)] ?? 'Sales'
    const above = leadersOf(area)
    const manager = above[Math.floor(i / AREAS.length) % above.length] ?? chief
    managers.get(area)?.push(add('manager', `Manager, ${area}`, manager))
  }
  for (const area of AREAS) if ((managers.get(area) ?? []).length > 0) leaders.set(area, managers.get(area) ?? [])

  if (people >= 8) add('integration', 'Integration user', null)
  const engineers = people < 12 ? 0 : Math.max(1, Math.round(people / 20))
  for (let i = 0; i < engineers; i++) add('engineer', 'Sales Engineer', leadersOf('Sales')[0] ?? chief)
  const leads = people < 10 ? 0 : Math.max(1, Math.round(people / 20))
  const leadPlaces = Array.from({ length: leads }, (_, i) => {
    const above = leadersOf('Sales')
    return add('team-lead', 'Team Lead, Sales', above[i % above.length] ?? chief)
  })

  const reps = people - chart.length
  const leaving = people < 8 ? 0 : Math.floor(people * 0.15)
  for (let i = 0; i < reps; i++) {
    const area = REP_AREAS[i % REP_AREAS.length] ?? 'Sales'
    const above = area === 'Sales' && leadPlaces.length > 0 && i % 3 === 0 ? leadPlaces : leadersOf(area)
    const { role, titles } = REPS[area]
    const manager = above[Math.floor(i / REP_AREAS.length) % above.length] ?? chief
    const left = i % 4 === 2 && Math.floor(i / 4) < leaving
    const orphan = people >= 12 && i === reps - 1
    add(role, titles[i % titles.length] ?? 'Representative', orphan ? null : manager, !left || orphan)
  }
  return chart
}
