import { type PermissionProfile, RIGHTS } from '@mallet/contract/gong/permission-profile'
import type { User } from '@mallet/contract/gong/users'
import { objectId } from './object-ids.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { World } from './world.ts'

type Right = (typeof RIGHTS)[number]
type Level = 'all' | 'managers-team' | 'report-to-them' | 'own' | 'none'

/** What a workspace comes with. */
interface Preset {
  readonly name: string
  readonly description: string
  readonly calls: Level
  readonly deals: Level
  readonly coaching: Level
  readonly library: 'all' | 'none'
  readonly rights: readonly Right[]
}

const SEEING: readonly Right[] = ['callsAndSearch', 'library', 'deals', 'account', 'activity']
const WORKING: readonly Right[] = [
  ...SEEING,
  'shareCallsWithCustomers',
  'manuallyScheduleAndUploadCalls',
  'dealsInlineEditing',
  'engageAssignFlowToDosToOthers',
]
const LEADING: readonly Right[] = [
  ...WORKING,
  'coaching',
  'teamStats',
  'scoreCalls',
  'listenInCalls',
  'downloadCallMedia',
  'forecast',
]

const PRESETS: readonly Preset[] = [
  {
    name: 'Business Admin',
    description: 'Everything that there is in the workspace',
    calls: 'all',
    deals: 'all',
    coaching: 'all',
    library: 'all',
    rights: RIGHTS,
  },
  {
    name: 'Collaborator',
    description: 'Takes part in calls of others now and then',
    calls: 'own',
    deals: 'none',
    coaching: 'none',
    library: 'none',
    rights: ['callsAndSearch'],
  },
  {
    name: 'Executive',
    description: 'Sees all that goes on',
    calls: 'all',
    deals: 'all',
    coaching: 'all',
    library: 'all',
    rights: [...LEADING, 'usage', 'market', 'initiatives', 'viewRevenueAnalytics'],
  },
  {
    name: 'Integration User',
    description: 'For programs',
    calls: 'all',
    deals: 'all',
    coaching: 'none',
    library: 'none',
    rights: ['exportCallsAndCoachingDataToCSV'],
  },
  {
    name: 'Restricted',
    description: 'Sees nothing but their own calls',
    calls: 'own',
    deals: 'none',
    coaching: 'none',
    library: 'none',
    rights: [],
  },
  {
    name: 'Sales Operations',
    description: 'Looks after the calls of one part of the company',
    calls: 'managers-team',
    deals: 'managers-team',
    coaching: 'none',
    library: 'all',
    rights: [...SEEING, 'crmDataImport', 'exportCallsAndCoachingDataToCSV'],
  },
  {
    name: 'Standard Team Member',
    description: 'Works with their own customers and learns from all calls',
    calls: 'all',
    deals: 'own',
    coaching: 'own',
    library: 'all',
    rights: WORKING,
  },
  {
    name: 'Team Manager',
    description: 'Leads those who report to them',
    calls: 'all',
    deals: 'report-to-them',
    coaching: 'report-to-them',
    library: 'all',
    rights: LEADING,
  },
]

/** The profiles with which a workspace began. */
export function initialProfilesOf({ users }: World, workspaceId: string): PermissionProfile[] {
  const lead = users.find(({ id, managerId }) => managerId != null && users.some((one) => one.managerId === id))
  const teamLeadIds = lead ? [lead.id] : []
  return PRESETS.map((preset, place) => ({ id: profileId(workspaceId, place), ...shown(preset, teamLeadIds) }))
}

/** The active users who have one of these profiles: each has exactly one in each workspace. */
export function usersOfProfile({ users, technicalAdministrator }: World, workspaceId: string, id: string): User[] {
  const leaders = new Set(users.filter(({ active }) => active).map(({ managerId }) => managerId))
  function nameOf(user: User): string {
    if (user.id === technicalAdministrator.userId) return 'Business Admin'
    if (user.firstName === 'Integration') return 'Integration User'
    if (leaders.has(user.id)) return user.managerId == null ? 'Executive' : 'Team Manager'
    const rarely = new SeededRandom(hashText(user.id), hashText(workspaceId), hashText('profile')).chance(0.15)
    return rarely ? 'Collaborator' : 'Standard Team Member'
  }
  const name = PRESETS.find((_, place) => profileId(workspaceId, place) === id)?.name
  return name === undefined ? [] : users.filter((user) => user.active && nameOf(user) === name)
}

const profileId = (workspaceId: string, place: number) => objectId(hashText(workspaceId), 'permission profile', place)

function shown(
  { name, description, rights, library, ...levels }: Preset,
  leads: readonly string[],
): Omit<PermissionProfile, 'id'> {
  const access = (permissionLevel: Level) => ({
    permissionLevel,
    teamLeadIds: permissionLevel === 'managers-team' ? [...leads] : null,
  })
  const manages = rights.includes('manageGeneralBusinessSettings')
  return {
    name,
    description,
    callsAccess: access(levels.calls),
    libraryFolderAccess: {
      permissionLevel: library,
      libraryFolderIds: null,
      managePublicFolder: manages,
      manageStreams: manages,
      manageFolderCalls: library === 'all',
      shareFoldersAndStreams: manages,
    },
    dealsAccess: access(levels.deals),
    forecastPermissions: {
      forecastAccess: access(levels.deals),
      forecastEditSubmissions: access(manages ? 'all' : 'own'),
      forecastEditTargets: access(manages ? 'all' : 'none'),
    },
    coachingAccess: access(levels.coaching),
    insightsAccess: access(levels.coaching),
    usageAccess: access(levels.coaching),
    emailsAccess: access(levels.calls === 'all' ? 'report-to-them' : 'own'),
    ...Object.fromEntries(RIGHTS.map((right) => [right, rights.includes(right)])),
  }
}
