import type { User } from '@mallet/contract/gong/users'
import { visibilityTo } from '../../api/flows/flow-visibility.ts'
import { profilesOf } from '../../api/permissions/profiles-of.ts'
import type { Company } from '../../company/company.ts'
import { originOf } from '../../company/origin-of.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { libraryOf } from '../../world/library.ts'
import { targetsOf } from '../../world/targets.ts'
import { tasksOf } from '../../world/tasks.ts'

/** One of each thing that a company has at this moment; undefined where it has none (yet). */
export interface ThingsAtHand {
  readonly user: string | undefined
  readonly email: string | undefined
  readonly workspace: string | undefined
  readonly call: string | undefined
  /** Of another system, without a recording so far. */
  readonly addedCall: string | undefined
  readonly account: string | undefined
  readonly flow: string | undefined
  readonly flowInstance: string | undefined
  readonly libraryFolder: string | undefined
  readonly profile: string | undefined
  readonly task: string | undefined
  readonly target: string | undefined
  readonly meeting: string | undefined
  readonly bulkAssignment: string | undefined
  readonly crmIntegration: string | undefined
}

/** Chosen so that as many operations as can answer about them do: somebody with a seat, a call that anybody may hear. */
export function thingsAtHand(context: EmulatorContext, company: Company): ThingsAtHand {
  const { world } = company
  const state = company.state()
  const nowMs = context.clock.nowMs()
  const origin = originOf(context, company)
  const user = busyUser(company)
  const call = audibleCall(company, nowMs)
  const [workspace] = world.workspaces
  const flow = world.flows.flows.find((one) => user && visibilityTo(one, user.id) === 'Company')
  return {
    user: user?.id,
    email: user?.emailAddress ?? undefined,
    workspace: workspace?.id,
    call: call?.id,
    addedCall: Object.keys(state.calls.added).findLast((id) => !state.calls.added[id]?.media),
    account: accountOf(call, nowMs),
    flow: flow?.id,
    flowInstance: [...world.flows.instances, ...Object.values(state.flows.instances)].at(-1)?.id,
    libraryFolder: libraryOf(origin).find(({ entries }) => entries.length > 0)?.id,
    profile: profilesOf(company)[0]?.profile.id ?? undefined,
    task: user && tasksOf(origin, user, nowMs).at(-1)?.fixed.id,
    target: workspace && targetsOf(workspace, new Date(nowMs).getUTCFullYear())[0]?.id,
    meeting: Object.keys(state.meetings.meetings).at(-1),
    bulkAssignment: Object.keys(state.flows.bulkAssignments).at(-1),
    crmIntegration: state.crm.integrations.at(-1)?.integrationId,
  }
}

function busyUser({ world }: Company): User | undefined {
  const seated = world.users.filter(({ id, active }) => active && world.flows.seats.has(id))
  const importing = seated.filter(({ settings }) => settings?.telephonyCallsImported)
  const [user] = [...importing.filter(({ settings }) => settings?.gongConnectEnabled), ...importing, ...seated]
  return user ?? world.users[0]
}

function audibleCall({ calls }: Company, nowMs: number): WorldCall | undefined {
  for (const call of calls.scan({ asOfMs: nowMs })) if (!call.isPrivate) return call
  return undefined
}

function accountOf(call: WorldCall | undefined, nowMs: number): string | undefined {
  const objects = call?.gong(nowMs).context?.flatMap((system) => system.objects ?? []) ?? []
  return objects.find(({ objectType }) => objectType === 'Account')?.objectId ?? undefined
}
