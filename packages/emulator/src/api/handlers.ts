import type { Handlers } from '@mallet/contract/derive/routes'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from './api-call.ts'
import { callAccessHandlers } from './call-access/handlers.ts'
import { callOutcomesHandlers } from './call-outcomes/handlers.ts'
import { callsHandlers } from './calls/handlers.ts'
import { coachingHandlers } from './coaching/handlers.ts'
import { crmHandlers } from './crm/handlers.ts'
import { engagementHandlers } from './engagement/handlers.ts'
import { entitiesHandlers } from './entities/handlers.ts'
import { flowsHandlers } from './flows/handlers.ts'
import { integrationSettingsHandlers } from './integration-settings/handlers.ts'
import { libraryHandlers } from './library/handlers.ts'
import { logsHandlers } from './logs/handlers.ts'
import { meetingsHandlers } from './meetings/handlers.ts'
import { permissionsHandlers } from './permissions/handlers.ts'
import { privacyHandlers } from './privacy/handlers.ts'
import { settingsHandlers } from './settings/handlers.ts'
import { statsHandlers } from './stats/handlers.ts'
import { targetsHandlers } from './targets/handlers.ts'
import { tasksHandlers } from './tasks/handlers.ts'
import { usersHandlers } from './users/handlers.ts'
import { workspacesHandlers } from './workspaces/handlers.ts'

/** Who answers which operation. A row of the table without a handler does not compile. */
export const handlers: Handlers<Gong, ApiCall> = {
  ...usersHandlers,
  ...workspacesHandlers,
  ...callsHandlers,
  ...settingsHandlers,
  ...libraryHandlers,
  ...callOutcomesHandlers,
  ...permissionsHandlers,
  ...callAccessHandlers,
  ...coachingHandlers,
  ...statsHandlers,
  ...logsHandlers,
  ...privacyHandlers,
  ...crmHandlers,
  ...targetsHandlers,
  ...integrationSettingsHandlers,
  ...flowsHandlers,
  ...tasksHandlers,
  ...meetingsHandlers,
  ...engagementHandlers,
  ...entitiesHandlers,
}
