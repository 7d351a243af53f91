/**
 * Of an operation whose scope nobody knows: any credential opens it. Source: Gong's document has no targets, and the
 * inventory that has them names no scope.
 */
export const UNKNOWN_SCOPE = 'unknown'

/** What each scope opens, in the words of the consent page. Source: Gong OpenAPI 2026-07-05, security of each operation. */
export const scopes: Readonly<Record<string, string>> = {
  'api:users:read': 'Read the users of your company: names, e-mail addresses, titles and managers',
  'api:workspaces:read': 'Read the names of your workspaces',
  'api:calls:read:basic': 'Read basic facts of calls: title, time, length, host',
  'api:calls:read:extensive': 'Read calls in detail: participants, topics, trackers, CRM context',
  'api:calls:read:transcript': 'Read the transcripts of calls',
  'api:calls:read:media-url': 'Get links to the recordings of calls',
  'api:calls:create': 'Add calls and their recordings to your company',
  'api:crm-calls:manual-association:read': 'Read which calls were linked to CRM records by hand',
  'api:call-outcomes:read': 'Read the outcomes that calls can have',
  'api:call-user-access:read': 'Read which users were given access to single calls',
  'api:call-user-access:write': 'Give users access to single calls, and take it away',
  'api:library:read': 'Read the folders of your library and the calls in them',
  'api:settings:trackers:read': 'Read the settings of your trackers: their names and keywords',
  'api:settings:scorecards:read': 'Read the settings of your scorecards: their questions',
  'api:stats:user-actions': 'Read how often users held, attended, listened to and commented on calls',
  'api:stats:user-actions:detailed': 'Read which calls users were active on, day by day',
  'api:stats:interaction': 'Read how users talk: talk ratio, monologues, patience, questions',
  'api:stats:scorecards': 'Read the answers that reviewers gave in scorecards',
  'api:coaching:read': 'Read how managers coach their teams',
  'api:permission-profile:read': 'Read your permission profiles',
  'api:permission-profile:write': 'Create and change permission profiles',
  'api:logs:read': 'Read audit logs: sign-ins, activity, plays and shares of calls',
  'api:data-privacy:read': 'Find everything that mentions an e-mail address or a phone number',
  'api:data-privacy:delete': 'Erase everything that mentions an e-mail address or a phone number, for good',
  'api:crm:integrations:read': 'Read which CRM integration your company has',
  'api:crm:integration:register': 'Register a CRM integration',
  'api:crm:integration:delete': 'Delete a CRM integration with all that was uploaded through it',
  'api:crm:schema': 'Read and change which CRM fields there are',
  'api:crm:upload': 'Upload CRM records, and read what became of an upload',
  'api:crm:get-objects': 'Read CRM records that were uploaded',
  'api:engagement-data:write': 'Report that content was viewed or shared, or another event (legacy)',
  'api:digital-interactions:write': 'Report digital interactions of your customers',
  'api:flows:read': 'Read flows, their steps and folders, and who is in them',
  'api:flows:write': 'Put prospects into flows, and take them out',
  'api:tasks:read': 'Read the tasks of users',
  'api:tasks:write': 'Change the tasks of users',
  'api:meetings:user:create': 'Create meetings for users',
  'api:meetings:user:update': 'Change meetings of users',
  'api:meetings:user:delete': 'Delete meetings of users',
  'api:meetings:integration:status': 'Read whether users are connected to a calendar and a conference provider',
  'api:integration-settings:write': 'Read and change the settings of an integration',
  'api:ai-ask:read': 'Ask questions about accounts, deals, contacts and leads; uses AI credits',
  'api:ai-briefer:read': 'Read your briefs and have them written; uses AI credits',
  'api:provisioning:read': 'Read users and groups for provisioning (SCIM)',
  'api:provisioning:read-write': 'Create, change and remove users and groups for provisioning (SCIM)',
}

/** Every scope once, in the order in which a person looks for them, under words for what it is about. */
export const scopeAreas: readonly { readonly area: string; readonly scopes: readonly string[] }[] = [
  {
    area: 'Your company',
    scopes: ['api:users:read', 'api:workspaces:read', 'api:permission-profile:read', 'api:permission-profile:write'],
  },
  {
    area: 'Calls',
    scopes: [
      'api:calls:read:basic',
      'api:calls:read:extensive',
      'api:calls:read:transcript',
      'api:calls:read:media-url',
      'api:calls:create',
      'api:call-outcomes:read',
      'api:call-user-access:read',
      'api:call-user-access:write',
      'api:crm-calls:manual-association:read',
      'api:library:read',
    ],
  },
  {
    area: 'Statistics and coaching',
    scopes: [
      'api:stats:user-actions',
      'api:stats:user-actions:detailed',
      'api:stats:interaction',
      'api:stats:scorecards',
      'api:settings:scorecards:read',
      'api:settings:trackers:read',
      'api:coaching:read',
    ],
  },
  {
    area: 'Flows and tasks',
    scopes: ['api:flows:read', 'api:flows:write', 'api:tasks:read', 'api:tasks:write'],
  },
  {
    area: 'Meetings',
    scopes: [
      'api:meetings:user:create',
      'api:meetings:user:update',
      'api:meetings:user:delete',
      'api:meetings:integration:status',
    ],
  },
  {
    area: 'CRM',
    scopes: [
      'api:crm:integrations:read',
      'api:crm:integration:register',
      'api:crm:integration:delete',
      'api:crm:schema',
      'api:crm:upload',
      'api:crm:get-objects',
    ],
  },
  {
    area: 'What your customers do elsewhere',
    scopes: ['api:digital-interactions:write', 'api:engagement-data:write', 'api:integration-settings:write'],
  },
  { area: 'AI', scopes: ['api:ai-ask:read', 'api:ai-briefer:read'] },
  {
    area: 'Privacy and audit',
    scopes: ['api:data-privacy:read', 'api:data-privacy:delete', 'api:logs:read'],
  },
  { area: 'Provisioning', scopes: ['api:provisioning:read', 'api:provisioning:read-write'] },
]
