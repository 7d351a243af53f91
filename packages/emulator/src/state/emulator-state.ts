import { CallData } from '@mallet/contract/gong/call'
import { REGION_NAMES } from '@mallet/contract/gong/regions'
import { Monologue } from '@mallet/contract/gong/transcripts'
import { z } from 'zod'
import { ApiKey } from './areas/api-keys-state.ts'
import { CallAccessState } from './areas/call-access-state.ts'
import { CallsState } from './areas/calls-state.ts'
import { CrmState } from './areas/crm-state.ts'
import { EngagementState } from './areas/engagement-state.ts'
import { EntitiesState } from './areas/entities-state.ts'
import { FlowsState } from './areas/flows-state.ts'
import { IntegrationSettingsState } from './areas/integration-settings-state.ts'
import { LogsState } from './areas/logs-state.ts'
import { MeetingsState } from './areas/meetings-state.ts'
import { PermissionsState } from './areas/permissions-state.ts'
import { PrivacyState } from './areas/privacy-state.ts'
import { TargetsState } from './areas/targets-state.ts'
import { TasksState } from './areas/tasks-state.ts'
import { firstIntegrationOf, firstKeyOf } from './first-credentials.ts'
import { Integration } from './integration-state.ts'

const Milliseconds = z.number().describe('Since the epoch')

/** A running clock is the wall clock and a distance, so it goes on while the emulator is down. A held one stays. */
const ClockState = z.discriminatedUnion('running', [
  z.object({ running: z.literal(true), aheadOfWallMs: z.number() }),
  z.object({ running: z.literal(false), nowMs: Milliseconds }),
])

/** A call written through the control door: a new one, or a change laid over one of the world. */
export const WrittenCall = z.object({
  id: z.string(),
  listedAtMs: Milliseconds.optional(),
  transcriptAtMs: Milliseconds.nullable().optional(),
  metaData: CallData.shape.metaData.partial(),
  parts: CallData.omit({ metaData: true }).partial(),
  transcript: z.array(Monologue).optional(),
})
export type WrittenCall = z.infer<typeof WrittenCall>

/** Requests that counted on one day, which is numbered from the epoch in UTC. */
const DayCount = z.object({ day: z.int(), count: z.int() })
export type DayCount = z.infer<typeof DayCount>

const StoredCompany = z.object({
  /** Only of those that were given one when they were added. */
  name: z.string().optional(),
  region: z.enum(REGION_NAMES).default('us'),
  /** Of its first key, which whoever starts the emulator is told. */
  accessKey: z.string(),
  accessKeySecret: z.string(),
  apiKeys: z.array(ApiKey).optional(),
  /** Every user of the company signs in with it. */
  password: z.string(),
  written: z.record(z.string(), WrittenCall),
  deletedCallIds: z.array(z.string()),
  /** How much of the daily allowance is used up. */
  today: DayCount.default({ day: 0, count: 0 }),
  calls: CallsState,
  permissions: PermissionsState,
  callAccess: CallAccessState,
  crm: CrmState,
  targets: TargetsState,
  integrationSettings: IntegrationSettingsState,
  flows: FlowsState,
  tasks: TasksState,
  meetings: MeetingsState,
  engagement: EngagementState,
  entities: EntitiesState,
  privacy: PrivacyState,
  logs: LogsState,
})

/** A company that nobody has given or taken keys has its first one. */
export const CompanyState = StoredCompany.transform((company) => ({
  ...company,
  apiKeys: company.apiKeys ?? [firstKeyOf(company)],
}))
export type CompanyState = z.infer<typeof CompanyState>

/** What one technical administrator allowed one app. Codes and tokens hang on it. */
export const Grant = z.object({
  clientId: z.string(),
  /** Place in the list of companies. */
  company: z.int(),
  userId: z.string(),
  scopes: z.array(z.string()),
  revoked: z.boolean(),
})
export type Grant = z.infer<typeof Grant>

export const Code = z.object({
  grantId: z.string(),
  redirectUri: z.string(),
  challenge: z.object({ method: z.enum(['S256', 'plain']), value: z.string() }).optional(),
  expiresAtMs: Milliseconds,
  used: z.boolean(),
})
export type Code = z.infer<typeof Code>

const AccessToken = z.object({ grantId: z.string(), expiresAtMs: Milliseconds })

const RefreshToken = z.object({
  grantId: z.string(),
  usedAtMs: Milliseconds.nullable().describe('When it was first exchanged for a successor'),
})

/** All that outlives a restart. Codes and tokens are keyed by their SHA-256, so the file opens no door by itself. */
const StoredState = z.object({
  version: z.literal(1),
  seed: z.string(),
  calls: z.int(),
  users: z.int(),
  originMs: Milliseconds,
  clock: ClockState,
  signingKey: z.string(),
  assumptions: z.record(z.string(), z.string()),
  /** The app that whoever starts the emulator is told: what its integration is at first. */
  app: z.object({
    clientId: z.string(),
    clientSecret: z.string(),
    redirectUris: z.array(z.string()),
    scopes: z.array(z.string()),
  }),
  integrations: z.array(Integration).optional(),
  companies: z.array(CompanyState),
  grants: z.record(z.string(), Grant),
  codes: z.record(z.string(), Code),
  accessTokens: z.record(z.string(), AccessToken),
  refreshTokens: z.record(z.string(), RefreshToken),
})

/** A state from before there were others has the first integration. */
export const EmulatorState = StoredState.transform((state) => ({
  ...state,
  integrations: state.integrations ?? [firstIntegrationOf(state.app)],
}))
export type EmulatorState = z.infer<typeof EmulatorState>
