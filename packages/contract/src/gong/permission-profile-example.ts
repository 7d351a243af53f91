import { type PermissionProfile, RIGHTS } from './permission-profile.ts'

const all = { permissionLevel: 'all', teamLeadIds: null }
const team = { permissionLevel: 'managers-team', teamLeadIds: ['7273476131570014198'] }
const granted: readonly string[] = ['callsAndSearch', 'library', 'deals', 'account', 'scoreCalls', 'downloadCallMedia']

export const exampleProfile: PermissionProfile = {
  id: '3843152912968920037',
  name: 'Regional Lead',
  description: 'Leads of a region: they see their own teams',
  callsAccess: team,
  libraryFolderAccess: {
    permissionLevel: 'all',
    libraryFolderIds: null,
    managePublicFolder: false,
    manageStreams: true,
    manageFolderCalls: true,
    shareFoldersAndStreams: false,
  },
  dealsAccess: team,
  forecastPermissions: { forecastAccess: team, forecastEditSubmissions: team, forecastEditTargets: team },
  coachingAccess: team,
  insightsAccess: all,
  usageAccess: all,
  emailsAccess: team,
  ...Object.fromEntries(RIGHTS.map((name) => [name, granted.includes(name)])),
}
