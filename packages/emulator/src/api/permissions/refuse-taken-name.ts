import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { profilesOf } from './profiles-of.ts'

/** Throws `Refusal` 422 for a name that another profile of the workspace has, where that is played. */
export function refuseTakenName({ company, context }: ApiCall, name: string, workspaceId: string): void {
  if (context.assumed('profileNames') === 'repeatable') return
  const isTaken = profilesOf(company).some((one) => one.workspaceId === workspaceId && one.profile.name === name)
  if (isTaken) throw new Refusal(422, ['A permission profile of this name exists already'])
}
