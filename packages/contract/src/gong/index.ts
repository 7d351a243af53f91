import { callAccess } from './call-access.ts'
import { callOutcomes } from './call-outcomes.ts'
import { calls } from './calls.ts'
import { coaching } from './coaching.ts'
import { crm } from './crm.ts'
import { engagement } from './engagement.ts'
import { entities } from './entities.ts'
import { flows } from './flows.ts'
import { integrationSettings } from './integration-settings.ts'
import { library } from './library.ts'
import { logs } from './logs.ts'
import { meetings } from './meetings.ts'
import { permissions } from './permissions.ts'
import { privacy } from './privacy.ts'
import { settings } from './settings.ts'
import { stats } from './stats.ts'
import { targets } from './targets.ts'
import { tasks } from './tasks.ts'
import { users } from './users.ts'
import { workspaces } from './workspaces.ts'

/** Every Gong operation that Mallet speaks. */
export const gong = {
  ...users,
  ...workspaces,
  ...calls,
  ...settings,
  ...library,
  ...callOutcomes,
  ...permissions,
  ...callAccess,
  ...coaching,
  ...stats,
  ...logs,
  ...privacy,
  ...crm,
  ...targets,
  ...integrationSettings,
  ...flows,
  ...tasks,
  ...meetings,
  ...engagement,
  ...entities,
}
export type Gong = typeof gong
