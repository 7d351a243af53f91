import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CallData } from '@mallet/contract/gong/call'
import { FlowWithSteps } from '@mallet/contract/gong/flow'
import { Task } from '@mallet/contract/gong/task'
import { User } from '@mallet/contract/gong/users'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { ask, askForAll } from './api.ts'
import { startEmulator } from './started-emulators.ts'

const ALL = { types: ['FLOW', 'MANUAL'], taskAction: ['CALL'], status: ['OPEN', 'DONE', 'DISMISSED'] }
const USERS = { users: 40, calls: 0 }

const usersOf = async (emulator: Emulator) => z.array(User).parse((await ask(emulator, '/v2/users')).body.users)

const flowsOf = (emailAddress: string | null | undefined) =>
  `/v2/flows?${new URLSearchParams({ flowOwnerEmail: emailAddress ?? '' })}`

const tasksOf = async (emulator: Emulator, filter: object) =>
  z.array(Task).parse((await ask(emulator, '/v2/tasks', { body: { filter: { ...ALL, ...filter } } })).body.tasks)

async function everyTask(emulator: Emulator) {
  const users = (await usersOf(emulator)).filter(({ active, settings }) => active && settings?.gongConnectEnabled)
  return (await Promise.all(users.map(({ id }) => tasksOf(emulator, { userId: id })))).flat()
}

async function change(emulator: Emulator, task: Task | undefined, body: object) {
  const reply = await ask(emulator, `/v2/tasks/${task?.id}`, {
    method: 'PATCH',
    body: { userId: task?.userId, ...body },
  })
  return { status: reply.status, task: z.array(Task).optional().parse(reply.body.tasks)?.[0] }
}

async function readBack(emulator: Emulator, task: Task | undefined) {
  return (await tasksOf(emulator, { userId: task?.userId })).find(({ id }) => id === task?.id)
}

test('tasks are given to users with an Engage seat and a dialer, and to nobody else', async () => {
  const emulator = await startEmulator(USERS)
  let withoutSeat = 0
  for (const { id, emailAddress, settings } of await usersOf(emulator)) {
    const { status } = await ask(emulator, flowsOf(emailAddress))
    expect([200, 403]).toContain(status)
    if (status === 403 && settings?.gongConnectEnabled) withoutSeat++
    const tasks = await tasksOf(emulator, { userId: id })
    expect(tasks.length > 0).toBe(status === 200 && settings?.gongConnectEnabled)
    for (const { userId } of tasks) expect(userId).toBe(id)
  }
  expect(withoutSeat).toBeGreaterThan(0)
})

test('the flow of a task is one that there is, and its step one at which somebody is called', async () => {
  const emulator = await startEmulator(USERS)
  const told = (await everyTask(emulator)).flatMap(({ flow }) => (flow ? [flow] : []))
  const flowIds = [...new Set(told.map(({ id }) => id))]
  const { body } = await ask(emulator, '/v2/flows/steps', { body: { flowIds } })
  const flows = z.array(FlowWithSteps).parse(body.flows)
  for (const { id, name, step } of told) {
    const flow = flows.find((one) => one.id === id)
    expect(flow?.name).toBe(name)
    const found = flow?.steps?.find((one) => one.id === step?.id)
    expect(found).toMatchObject({ action: 'CALL', stepOrder: step?.stepNumber })
  }
  expect(flowIds.length).toBeGreaterThan(2)
})

test('a task of a flow names its step and no title, a manual one the other way round', async () => {
  const tasks = await everyTask(await startEmulator(USERS))
  for (const { type, flow, title } of tasks) {
    expect([flow !== null, title !== null]).toEqual(type === 'FLOW' ? [true, false] : [false, true])
  }
  expect(new Set(tasks.map(({ type }) => type)).size).toBe(2)
  expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length)
})

test('a lead has no account yet, and the accounts of contacts are those that calls name, under the same name', async () => {
  const emulator = await startEmulator({ ...USERS, calls: 120 })
  const listed = await askForAll(
    emulator,
    '/v2/calls/extensive',
    { filter: {}, contentSelector: { context: 'Extended' } },
    'calls',
  )
  const objects = z
    .array(CallData)
    .parse(listed)
    .flatMap(({ context }) => context?.flatMap((one) => one.objects ?? []) ?? [])
  const names = new Map(
    objects.map(({ objectId, fields }) => [objectId, fields?.find(({ name }) => name === 'Name')?.value]),
  )
  const tasks = await everyTask(emulator)
  let known = 0
  for (const { contact, account, opportunity } of tasks) {
    expect([account === null, opportunity === null]).toEqual(contact?.type === 'LEAD' ? [true, true] : [false, false])
    for (const object of [account, opportunity]) {
      if (!object || !names.has(object.crmId)) continue
      expect(object.name).toBe(names.get(object.crmId))
      known++
    }
  }
  expect(known).toBeGreaterThan(tasks.length / 2)
})

test('status, type and workspace of the filter leave out what is not asked for, and together leave out nothing', async () => {
  const emulator = await startEmulator(USERS)
  const all = await everyTask(emulator)
  const [{ userId } = { userId: '' }] = all
  const own = await tasksOf(emulator, { userId })
  const ids = (tasks: readonly Task[]) => tasks.map(({ id }) => id).sort()
  for (const [field, values] of [
    ['status', ALL.status],
    ['types', ALL.types],
  ] as const) {
    const parts = await Promise.all(values.map((value) => tasksOf(emulator, { userId, [field]: [value] })))
    expect(ids(parts.flat())).toEqual(ids(own))
    for (const [i, part] of parts.entries()) {
      for (const task of part) expect(field === 'status' ? task.status : task.type).toBe(values[i])
    }
  }
  expect(await tasksOf(emulator, { userId, workspaceId: '1' })).toEqual([])
})

test('what is changed about a task is answered and read back, and the rest stays', async () => {
  const emulator = await startEmulator(USERS)
  const before = (await everyTask(emulator)).find(({ status }) => status === 'OPEN')
  const { task } = await change(emulator, before, {
    status: 'DISMISSED',
    dueDate: '2026-06-19T10:30:00Z',
    priority: 'LOW',
  })
  expect(task).toMatchObject({ status: 'DISMISSED', priority: { name: 'low' } })
  expect(Date.parse(task?.dueDate ?? '')).toBe(Date.parse('2026-06-19T10:30:00Z'))
  expect(Date.parse(task?.updated ?? '')).toBe(Date.parse(emulator.now()))
  expect(await readBack(emulator, before)).toEqual(task)
  const { status, dueDate, priority, updated } = before ?? {}
  expect({ ...task, status, dueDate, priority, updated }).toEqual(before)
  expect((await change(emulator, before, { status: 'OPEN' })).task).toMatchObject({
    status: 'OPEN',
    priority: { name: 'low' },
  })
})

test('a change to a task outlives a restart', async () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'emulator-tasks-'))
  try {
    const first = await startEmulator({ ...USERS, stateDirectory })
    const open = (await everyTask(first)).find(({ status }) => status === 'OPEN')
    const { task } = await change(first, open, { status: 'DONE' })
    await first.close()
    const second = await startEmulator({ ...USERS, stateDirectory })
    expect(await readBack(second, open)).toEqual(task)
    await second.close()
  } finally {
    rmSync(stateDirectory, { recursive: true })
  }
})

test('nobody changes the task of somebody else', async () => {
  const emulator = await startEmulator(USERS)
  const tasks = await everyTask(emulator)
  const [task] = tasks
  const other = tasks.find(({ userId }) => userId !== task?.userId)
  expect((await change(emulator, task, { userId: other?.userId, status: 'DONE' })).status).toBe(404)
  expect(await readBack(emulator, task)).toEqual(task)
})

test('as days go by tasks are settled and new ones come, but a status that was set stays', async () => {
  const emulator = await startEmulator(USERS)
  const before = await everyTask(emulator)
  const open = before.filter(({ status }) => status === 'OPEN')
  const done = before.find(({ status }) => status === 'DONE')
  await change(emulator, done, { status: 'OPEN' })
  await emulator.advance({ seconds: 14 * 86_400 })
  const after = await everyTask(emulator)
  const settled = after.filter(({ id, status }) => status !== 'OPEN' && open.some((one) => one.id === id))
  expect(settled.length).toBeGreaterThan(open.length / 3)
  expect((await readBack(emulator, done))?.status).toBe('OPEN')
  for (const { created, updated } of settled)
    expect(Date.parse(updated ?? '')).toBeGreaterThan(Date.parse(created ?? ''))
  expect(after.length).toBeGreaterThan(before.length)
  for (const { created } of after) expect(Date.parse(created ?? '')).toBeLessThanOrEqual(Date.parse(emulator.now()))
})
