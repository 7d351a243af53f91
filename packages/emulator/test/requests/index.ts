import type { Gong } from '@mallet/contract/gong/index'
import type { AreaRequests } from './area-requests.ts'
import { callAccessRequests } from './call-access.ts'
import { callOutcomesRequests } from './call-outcomes.ts'
import { callsRequests } from './calls.ts'
import { coachingRequests } from './coaching.ts'
import { crmRequests } from './crm.ts'
import { engagementRequests } from './engagement.ts'
import { entitiesRequests } from './entities.ts'
import { flowsRequests } from './flows.ts'
import { integrationSettingsRequests } from './integration-settings.ts'
import { libraryRequests } from './library.ts'
import { logsRequests } from './logs.ts'
import { meetingsRequests } from './meetings.ts'
import { permissionsRequests } from './permissions.ts'
import { privacyRequests } from './privacy.ts'
import { settingsRequests } from './settings.ts'
import { statsRequests } from './stats.ts'
import { targetsRequests } from './targets.ts'
import { tasksRequests } from './tasks.ts'
import { usersRequests } from './users.ts'
import { workspacesRequests } from './workspaces.ts'

/** What tests send to each operation. */
export const requests: AreaRequests<Gong> = {
  ...usersRequests,
  ...workspacesRequests,
  ...callsRequests,
  ...settingsRequests,
  ...libraryRequests,
  ...callOutcomesRequests,
  ...permissionsRequests,
  ...callAccessRequests,
  ...coachingRequests,
  ...statsRequests,
  ...logsRequests,
  ...privacyRequests,
  ...crmRequests,
  ...targetsRequests,
  ...integrationSettingsRequests,
  ...flowsRequests,
  ...tasksRequests,
  ...meetingsRequests,
  ...engagementRequests,
  ...entitiesRequests,
}
