import { callAccess } from './deviations/call-access.ts'
import { callOutcomes } from './deviations/call-outcomes.ts'
import { calls } from './deviations/calls.ts'
import { coaching } from './deviations/coaching.ts'
import { crm } from './deviations/crm.ts'
import type { Deviation } from './deviations/deviation.ts'
import { engagement } from './deviations/engagement.ts'
import { entities } from './deviations/entities.ts'
import { flows } from './deviations/flows.ts'
import { integrationSettings } from './deviations/integration-settings.ts'
import { library } from './deviations/library.ts'
import { logs } from './deviations/logs.ts'
import { meetings } from './deviations/meetings.ts'
import { permissions } from './deviations/permissions.ts'
import { privacy } from './deviations/privacy.ts'
import { settings } from './deviations/settings.ts'
import { stats } from './deviations/stats.ts'
import { targets } from './deviations/targets.ts'
import { tasks } from './deviations/tasks.ts'
import { users } from './deviations/users.ts'
import { workspaces } from './deviations/workspaces.ts'

/** Where the table says something else than Gong's document, and why. Anything that is not listed here fails. */
export const deviations: readonly Deviation[] = [
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
]

/** The faults of an answer without those that a listed deviation explains. */
export function unexplained(operation: string, faults: readonly string[]): string[] {
  const fields = deviations.filter((one) => one.operation === operation).map(({ field }) => field)
  return faults.filter((fault) => {
    const [path = ''] = fault.split(': ', 1)
    return !fields.includes(`response.${path.replaceAll(/\[\d+\]/g, '[]')}`)
  })
}
