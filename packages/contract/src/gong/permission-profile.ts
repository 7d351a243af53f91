import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

const LEVELS = ['all', 'managers-team', 'report-to-them', 'own', 'none'] as const
const LIBRARY_LEVELS = ['none', 'all', 'specific-folders'] as const

const right = optional(z.boolean())

const libraryRights = {
  libraryFolderIds: optional(z.array(Id)).describe('Only with specific-folders'),
  managePublicFolder: right,
  manageStreams: right,
  manageFolderCalls: right,
  shareFoldersAndStreams: right,
}
const teamLeadIds = optional(z.array(Id)).describe('Only with managers-team: the users whose teams are meant')

/** Rights that are simply there or not. */
const rights = {
  scoreCalls: right,
  overrideScore: right,
  downloadCallMedia: right,
  shareCallsWithCustomers: right,
  manuallyScheduleAndUploadCalls: right,
  privateCalls: right.describe('May make calls private'),
  deleteCalls: right,
  trimCalls: right,
  listenInCalls: right.describe('May listen to calls that are going on'),
  deleteEmails: right,
  callsAndSearch: right.describe('Sees the pages of calls and search'),
  library: right.describe('Sees the library'),
  deals: right.describe('Sees the pages of deals'),
  createEditAndDeleteDealsBoards: right,
  dealsInlineEditing: right,
  account: right.describe('Sees the pages of accounts'),
  coaching: right.describe('Sees the pages of coaching'),
  usage: right.describe('Sees the pages about how Gong is used'),
  teamStats: right,
  initiatives: right,
  market: right,
  activity: right,
  forecast: right.describe('Sees the pages of forecasts'),
  forecastManage: right,
  engageManageCompanyTemplates: right,
  engageManageCompanySequences: right.describe('May manage the flows of the company'),
  engageCreateAndManageRulesets: right,
  engageSnoozeFlowToDosForOthers: right,
  engageAllowCrmFieldsViewChange: right,
  viewEngageAnalyticsActivity: right,
  viewEngageAnalyticsPerformance: right,
  viewEngageAnalyticsFlows: right,
  manageGeneralBusinessSettings: right,
  manageScorecards: right,
  exportCallsAndCoachingDataToCSV: right,
  crmDataInlineEditing: right,
  crmDataImport: right,
  viewRevenueAnalytics: right,
  manageRevenueAnalytics: right,
  engageReassignFlowToDosToOthers: right,
  engageAssignFlowToDosToOthers: right,
  dealsDataExport: right,
  aiBuilder: right,
  orchestrateCreateAndManagePlays: right,
}
/** Names of the rights that are simply there or not. The keys of a constant are exactly its names. */
export const RIGHTS = Object.keys(rights) as (keyof typeof rights)[]

const Access = z.looseObject({ permissionLevel: optional(openEnum(LEVELS)), teamLeadIds })

/** What its users may see and do in one workspace. */
export const PermissionProfile = z
  .looseObject({
    id: Id.optional(),
    name: optional(z.string()),
    description: optional(z.string()),
    callsAccess: optional(Access).describe('Whose calls are seen'),
    libraryFolderAccess: optional(
      z.looseObject({ permissionLevel: optional(openEnum(LIBRARY_LEVELS)), ...libraryRights }),
    ),
    dealsAccess: optional(Access),
    forecastPermissions: optional(
      z.looseObject({
        forecastAccess: optional(Access),
        forecastEditSubmissions: optional(Access),
        forecastEditTargets: optional(Access),
      }),
    ),
    coachingAccess: optional(Access),
    insightsAccess: optional(Access),
    usageAccess: optional(Access),
    emailsAccess: optional(Access),
    ...rights,
  })
  .meta({ id: 'PermissionProfile' })
export type PermissionProfile = z.infer<typeof PermissionProfile>

const AccessInput = optional(z.object({ permissionLevel: optional(z.enum(LEVELS)), teamLeadIds }))

/** A profile as it is sent. A null counts like a field that is left out. */
export const PermissionProfileInput = z.object({
  id: Id.optional().describe('Ignored: Gong gives the ids'),
  name: optional(z.string()),
  description: optional(z.string()),
  callsAccess: AccessInput.describe('Whose calls are seen'),
  libraryFolderAccess: optional(
    z.object({
      permissionLevel: optional(z.enum(LIBRARY_LEVELS)).describe('Gong calls it mandatory where the block is sent'),
      ...libraryRights,
    }),
  ),
  dealsAccess: AccessInput,
  forecastPermissions: optional(
    z.object({
      forecastAccess: AccessInput,
      forecastEditSubmissions: AccessInput,
      forecastEditTargets: AccessInput,
    }),
  ),
  coachingAccess: AccessInput,
  insightsAccess: AccessInput,
  usageAccess: AccessInput,
  emailsAccess: AccessInput,
  ...rights,
})
export type PermissionProfileInput = z.infer<typeof PermissionProfileInput>
