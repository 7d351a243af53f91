import type { Target } from '@mallet/contract/gong/targets'
import type { Workspace } from '@mallet/contract/gong/workspaces'
import { objectId } from './object-ids.ts'
import { hashText } from './seeded-random.ts'

/** What companies measure their people by. What Gong calls types, units and hierarchies is not known; the words are ours. */
const KINDS = [
  { name: 'Bookings', description: 'New business, closed won', type: 'REVENUE', unit: 'CURRENCY' },
  { name: 'Renewals', description: 'Contracts that go on for another year', type: 'REVENUE', unit: 'CURRENCY' },
  { name: 'Deals won', description: null, type: 'DEALS', unit: 'NUMBER' },
] as const

/** The targets that a workspace sets itself for a year, defined in the last weeks before it. */
export const targetsOf = ({ id }: Workspace, year: number): Target[] =>
  KINDS.map(({ name, ...kind }, place) => ({
    id: objectId(hashText(id), 'target', year, place),
    name: `${name} ${year}`,
    ...kind,
    hierarchyType: 'MANAGER',
    createdDateTime: new Date(Date.UTC(year - 1, 11, 9 + place, 9, 30)).toISOString(),
  }))
