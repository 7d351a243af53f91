import { AssignAnswer } from '@mallet/contract/gong/flow-assignment'
import { expect, test } from 'vitest'
import { probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { assign, CONTACTS, FLOWS, flowsSeenBy, ownerAndFlow, seatedUsers, standing, unassign } from './engage.ts'
import { ORIGIN, startEmulator } from './started-emulators.ts'

const [CONTACT, OTHER] = CONTACTS
const DAY = 86_400

test('who is assigned reads back by prospect and by instance, and the others are named with the reason', async () => {
  const probe = probeOf(await startEmulator())
  const { email, flowId, flow } = await ownerAndFlow(probe)
  const { assigned, refused } = await assign(probe, email, flowId, [CONTACT, 'not-a-crm-id', CONTACT, OTHER])
  expect(assigned.map(({ crmProspectId }) => crmProspectId)).toEqual([CONTACT, OTHER])
  expect(assigned[0]).toMatchObject({ flowId, flowName: flow?.name, flowInstanceStatus: 'Pending' })
  expect(Date.parse(assigned[0]?.flowInstanceCreateDate ?? '')).toBe(Date.parse(ORIGIN))
  expect(refused).toEqual([
    {
      flowId,
      crmProspectId: 'not-a-crm-id',
      errorCode: 'InvalidArgument',
      errorMessage: 'Invalid crmId <not-a-crm-id>',
    },
  ])
  expect(await standing(probe, { crmProspectsIds: [CONTACT, OTHER] })).toEqual(assigned)
  expect(await standing(probe, { flowInstanceIds: assigned.map((one) => one.flowInstanceId) })).toEqual(assigned)
  const reset = await assign(probe, email, flowId, [CONTACT])
  expect(reset.refused).toMatchObject([{ crmProspectId: CONTACT, errorCode: 'InvalidState' }])
})

test('nobody in an exclusive flow gets into another, and nobody in another gets into an exclusive one', async () => {
  const probe = probeOf(await startEmulator())
  const open = await ownerAndFlow(probe)
  const exclusive = await ownerAndFlow(probe, true)
  await assign(probe, open.email, exclusive.flowId, [CONTACT])
  await assign(probe, open.email, open.flowId, [OTHER])
  const intoOpen = await assign(probe, open.email, open.flowId, [CONTACT])
  const intoExclusive = await assign(probe, open.email, exclusive.flowId, [OTHER])
  for (const { assigned, refused } of [intoOpen, intoExclusive]) {
    expect(assigned).toEqual([])
    expect(refused).toMatchObject([{ errorCode: 'InvalidState' }])
  }
})

test('a personal flow that the owner does not see cannot be assigned, nor a step be changed that is not there', async () => {
  const probe = probeOf(await startEmulator({ users: 40 }))
  const seated = await seatedUsers(probe)
  const flows = await Promise.all(seated.map(({ emailAddress }) => flowsSeenBy(probe, emailAddress)))
  const mine = flows[0]?.map(({ id }) => id) ?? []
  const stranger = flows.flat().find(({ id }) => !mine.includes(id))
  const body = { flowInstanceOwnerEmail: seated[0]?.emailAddress, crmProspectsIds: [CONTACT] }
  const url = `${FLOWS}/prospects/assign`
  expect((await probe.ask(url, { body: { ...body, flowId: stranger?.id } })).body.errors).toEqual(['Flow not found'])
  const overrides = { steps: [{ number: 99, subject: 'x' }] }
  expect((await probe.ask(url, { body: { ...body, flowId: mine[0], overrides } })).status).toBe(400)
})

test('a prospect goes from Pending through the flow to its end with the clock, and then shows by instance only', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  const prospects = Array.from({ length: 100 }, (_, n) => `0035g0000000${String(n).padStart(3, '0')}`)
  const { assigned } = await assign(probe, email, flowId, prospects)
  const ids = assigned.map(({ flowInstanceId }) => flowInstanceId)
  const statuses = async () =>
    [...new Set((await standing(probe, { flowInstanceIds: ids })).map((one) => one.flowInstanceStatus))].toSorted()
  expect(await statuses()).toEqual(['Pending'])
  await emulator.advance({ seconds: 60 })
  expect(await statuses()).toEqual(['Running'])
  await emulator.advance({ seconds: 3 * DAY })
  expect(await statuses()).toEqual(expect.arrayContaining(['FinishedResponse', 'Running']))
  await emulator.advance({ seconds: 30 * DAY })
  expect(await statuses()).toEqual(['Finished', 'FinishedNoReply', 'FinishedResponse'])
  expect(await standing(probe, { crmProspectsIds: prospects })).toEqual([])
})

test('who came to the end of a flow is left alone for a week, unless that is overridden or there is no such period', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  await assign(probe, email, flowId, [CONTACT, OTHER, CONTACTS[2]])
  await emulator.advance({ seconds: 2 * 3600 })
  for (const crmProspectId of CONTACTS) await unassign(probe, { crmProspectId })
  expect((await assign(probe, email, flowId, [CONTACT])).refused).toMatchObject([{ errorCode: 'InvalidState' }])
  expect((await assign(probe, email, flowId, [CONTACT], { coolOffOverride: true })).assigned).toHaveLength(1)
  const body = { flowId, flowInstanceOwnerEmail: email, crmProspectsIds: [OTHER] }
  const old = await probe.ask(`${FLOWS}/prospects/assign/cool-off-override`, { body })
  expect(AssignAnswer.parse(old.body).prospectsAssigned).toHaveLength(1)
  await control(emulator, 'POST', '/assumptions', { flowCoolOff: 'none' })
  expect((await assign(probe, email, flowId, [CONTACTS[2]])).assigned).toHaveLength(1)
  await unassign(probe, { crmProspectId: CONTACTS[2] })
  await control(emulator, 'POST', '/assumptions', { flowCoolOff: '7 days' })
  expect((await assign(probe, email, flowId, [CONTACTS[2]])).assigned).toEqual([])
  await emulator.advance({ seconds: 7 * DAY })
  expect((await assign(probe, email, flowId, [CONTACTS[2]])).assigned).toHaveLength(1)
})

test('a prospect leaves one flow or all, once; one who is in none leaves none', async () => {
  const probe = probeOf(await startEmulator())
  const { email, flowId } = await ownerAndFlow(probe)
  const others = (await flowsSeenBy(probe, email)).filter((flow) => flow.visibility === 'Company' && !flow.exclusive)
  const ids: unknown[] = []
  for (const { id } of others) ids.push((await assign(probe, email, id, [CONTACT])).assigned[0]?.flowInstanceId)
  expect(ids.length).toBeGreaterThan(2)
  const first = others.findIndex(({ id }) => id === flowId)
  expect(await unassign(probe, { crmProspectId: CONTACT, flowId })).toEqual([ids[first]])
  expect(await unassign(probe, { crmProspectId: CONTACT })).toEqual(ids.toSpliced(first, 1))
  expect(await unassign(probe, { crmProspectId: CONTACT })).toEqual([])
  expect(await unassign(probe, { crmProspectId: 'unknown' })).toEqual([])
  expect(await standing(probe, { flowInstanceIds: ids })).toMatchObject(
    ids.map(() => ({ flowInstanceStatus: 'Finished' })),
  )
})

test('by instance, only those that were not finished are taken out, and nobody where one does not exist', async () => {
  const probe = probeOf(await startEmulator())
  const { email, flowId } = await ownerAndFlow(probe)
  const { assigned } = await assign(probe, email, flowId, [CONTACT, OTHER])
  const ids = assigned.map(({ flowInstanceId }) => flowInstanceId)
  const takeOut = (flowInstanceIds: unknown[]) =>
    probe.ask(`${FLOWS}/prospects/unassign-flows-by-instance-id`, { body: { flowInstanceIds } })
  expect((await takeOut([...ids, '5'])).status).toBe(400)
  expect(await standing(probe, { crmProspectsIds: [CONTACT, OTHER] })).toHaveLength(2)
  await unassign(probe, { crmProspectId: OTHER })
  expect((await takeOut(ids)).body.unassignedFlowInstanceIds).toEqual([ids[0]])
  expect((await takeOut(ids)).body.unassignedFlowInstanceIds).toEqual([])
})

test('a reset forgets who was assigned', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  await assign(probe, email, flowId, [CONTACT])
  await control(emulator, 'POST', '/reset')
  expect(await standing(probe, { crmProspectsIds: [CONTACT] })).toEqual([])
})
