import type { Task } from '@mallet/contract/gong/task'
import type { User } from '@mallet/contract/gong/users'
import type { Flows } from './flows.ts'
import { objectId } from './object-ids.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import { prospectOf } from './task-prospect.ts'
import type { WorldOrigin } from './world-origin.ts'

const DAY_MS = 86_400_000
/** Tasks begin this long before the origin. */
const FIRST_DAY = -21
const MOST_PER_DAY = 2

/** Gong has weights for priorities; only that of high is known. */
export const PRIORITIES = [
  { id: '1', name: 'high', weight: 100 },
  { id: '2', name: 'medium', weight: 50 },
  { id: '3', name: 'low', weight: 10 },
] as const

const TITLES = ['Call back about the offer', 'Ask who else decides', 'Check in after the meeting', 'Agree on a date']

/** A task as it would go if nobody changed it. */
export interface WorldTask {
  readonly workspaceId: string
  readonly createdMs: number
  readonly dueMs: number
  /** Null where nobody ever does it. */
  readonly settled: { readonly atMs: number; readonly status: 'DONE' | 'DISMISSED' } | null
  readonly priority: (typeof PRIORITIES)[number]['name']
  /** What does not change. */
  readonly fixed: Pick<
    Task,
    | 'id'
    | 'userId'
    | 'type'
    | 'actions'
    | 'flow'
    | 'title'
    | 'account'
    | 'opportunity'
    | 'contact'
    | 'additionalContacts'
  >
}

/** The tasks that a user has been given by now, oldest first; new ones come every working day. */
export function tasksOf(origin: WorldOrigin, user: User, nowMs: number): WorldTask[] {
  const { originMs, workingTime, world } = origin
  // Tasks belong to Engage, and whoever has no dialer is given nobody to call.
  if (!world.flows.seats.has(user.id) || !user.settings?.gongConnectEnabled) return []
  const place = world.users.indexOf(user)
  const lastDay = Math.floor((nowMs - originMs) / DAY_MS) + 1
  const tasks: WorldTask[] = []
  for (let day = FIRST_DAY; day <= lastDay; day++) {
    const dayMs = originMs + day * DAY_MS
    if (workingTime.localDate(dayMs).weekday > 4) continue
    const count = new SeededRandom(origin.worldKey, hashText('tasks of a day'), place, day).int(0, MOST_PER_DAY)
    for (let n = 0; n < count; n++) {
      const task = taskOf(origin, user, [place, day, n], dayMs)
      if (task.createdMs <= nowMs) tasks.push(task)
    }
  }
  return tasks.sort((a, b) => a.createdMs - b.createdMs)
}

function taskOf(origin: WorldOrigin, user: User, key: readonly number[], dayMs: number): WorldTask {
  const { worldKey, workingTime, accounts, world } = origin
  const random = new SeededRandom(worldKey, hashText('task'), ...key)
  const afterSale = user.title?.includes('Success') ?? false
  const [salesWorkspace, afterSaleWorkspace] = world.workspaces
  const workspaceId = (afterSale ? afterSaleWorkspace : salesWorkspace)?.id ?? ''
  const inWorkingDays = (ms: number, days: number) => Math.floor(workingTime.when(workingTime.at(ms) + days))
  const createdMs = inWorkingDays(dayMs, random.between(0, 0.9))
  const settled = {
    atMs: inWorkingDays(createdMs, random.between(0.1, 4)),
    status: random.chance(0.8) ? ('DONE' as const) : ('DISMISSED' as const),
  }
  const account = accounts.account(random.int(0, accounts.count - 1))
  const contact = accounts.contact(account, random.int(0, account.contactCount - 1))
  const isOfFlow = random.chance(0.6)
  return {
    workspaceId,
    createdMs,
    dueMs: inWorkingDays(createdMs, random.between(0.5, 3)),
    settled: random.chance(0.9) ? settled : null,
    priority: random.pick(PRIORITIES).name,
    fixed: {
      id: objectId(worldKey, 'task', ...key),
      userId: user.id,
      type: isOfFlow ? 'FLOW' : 'MANUAL',
      actions: ['CALL'],
      flow: isOfFlow ? random.pick(callSteps(world.flows, workspaceId)) : null,
      title: isOfFlow ? null : random.pick(TITLES),
      ...prospectOf(origin, account, contact, { asLead: !afterSale && random.chance(0.3), afterSale }),
    },
  }
}

/** Where the company's flows of a workspace come to their first call. */
function callSteps({ flows }: Flows, workspaceId: string): NonNullable<Task['flow']>[] {
  return flows.flatMap((flow) => {
    const step = flow.steps.find(({ action }) => action === 'CALL')
    if (!step || flow.ownerId !== undefined || flow.workspaceId !== workspaceId) return []
    return [
      { id: flow.id, name: flow.name, step: { id: step.id, name: 'Make a call', stepNumber: step.stepOrder ?? null } },
    ]
  })
}
