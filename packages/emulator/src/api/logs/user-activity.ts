import type { Company } from '../../company/company.ts'
import { settingChangesOf } from '../../world/setting-changes.ts'
import { type LogWindow, type TimedEntry, timedEntry } from './timed-entry.ts'

/**
 * What was changed, oldest first: the settings of users, and what was done through the API. All of it is the technical
 * administrator's doing, whose keys and grants the API is used with.
 */
export function userActivity({ world, state }: Company, { fromMs, toMs }: LogWindow): TimedEntry[] {
  const { userId } = world.technicalAdministrator
  const administrator = world.users.find(({ id }) => id === userId)
  const workspaceId = world.workspaces[0]?.id ?? null
  const entry = (atMs: number, auditId: string, tableChanges: readonly object[], httpRequest: object | null) =>
    timedEntry(atMs, administrator, { auditId, tableChanges, customData: null, httpRequest, workspaceId })

  const settings = world.users.flatMap((user) =>
    settingChangesOf(user).map(({ setting, value, atMs }, place) =>
      entry(
        atMs,
        `${user.id}-${place}`,
        [{ table: 'user_settings', rowId: user.id, column: setting, newValue: value }],
        null,
      ),
    ),
  )
  const writes = state().logs.writes.map(({ atMs, auditId, method, path }) =>
    entry(atMs, auditId, [], { method, path }),
  )
  return [...settings, ...writes].filter(({ atMs }) => atMs >= fromMs && atMs < toMs).sort((a, b) => a.atMs - b.atMs)
}
