import { BulkAssignment } from '@mallet/contract/gong/flow-assignment'
import { expect, test } from 'vitest'
import { probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { assign, CONTACTS, FLOWS, ownerAndFlow, standing } from './engage.ts'
import type { Probe } from './requests/area-requests.ts'
import { startEmulator } from './started-emulators.ts'

const BULK = `${FLOWS}/prospects/bulk-assignments`
const [CONTACT, OTHER, LEAD] = CONTACTS
const INES = { firstName: 'Ines', lastName: 'Marlow', companyName: 'Alder Freight' }

async function submit(probe: Probe, prospects: readonly object[]) {
  const { email, flowId } = await ownerAndFlow(probe)
  const reply = await probe.ask(BULK, { body: { flowId, flowInstanceOwnerEmail: email, prospects } })
  return { status: reply.status, submitted: BulkAssignment.parse(reply.body), email, flowId }
}

async function progress({ ask }: Probe, id: unknown): Promise<BulkAssignment> {
  return BulkAssignment.parse((await ask(`${BULK}/${id}`)).body)
}

test('a bulk assignment waits, is worked through prospect by prospect, and is completed', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { status, submitted } = await submit(probe, [{ crmId: CONTACT }, { crmId: OTHER }])
  expect(status).toBe(202)
  const counts = { totalCount: 2, processedCount: 0, successCount: 0, failedCount: 0 }
  expect(submitted).toMatchObject({ status: 'PENDING', ...counts, results: [] })
  expect(submitted.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(await standing(probe, { crmProspectsIds: [CONTACT, OTHER] })).toEqual([])

  await emulator.advance({ seconds: 6 })
  const half = await progress(probe, submitted.id)
  expect(half).toMatchObject({ status: 'IN_PROGRESS', totalCount: 2, processedCount: 1, successCount: 1 })
  expect(half.results).toHaveLength(1)
  expect(await standing(probe, { crmProspectsIds: [CONTACT, OTHER] })).toMatchObject([{ crmProspectId: CONTACT }])

  await emulator.advance({ seconds: 1 })
  const done = await progress(probe, submitted.id)
  expect(done).toMatchObject({ id: submitted.id, status: 'COMPLETED', processedCount: 2, successCount: 2 })
  expect(await standing(probe, { flowInstanceIds: done.results?.map((one) => one.flowInstanceId) })).toMatchObject([
    { crmProspectId: CONTACT },
    { crmProspectId: OTHER },
  ])
})

test('who is not in the CRM yet becomes a lead there, and each prospect that fails says why', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  await assign(probe, email, flowId, [LEAD])
  const prospects = [INES, { ...INES, accountCrmId: 'x' }, { crmId: 'x' }, { crmId: LEAD }, { crmId: OTHER }]
  const { submitted } = await submit(probe, [...prospects, { crmId: OTHER }])
  await emulator.advance({ seconds: 60 })
  const { results, ...counts } = await progress(probe, submitted.id)
  expect(counts).toMatchObject({ status: 'COMPLETED', totalCount: 6, successCount: 2, failedCount: 4 })
  expect(results).toMatchObject([
    { prospect: INES, status: 'ASSIGNED', crmId: expect.stringMatching(/^00Q\w{15}$/) },
    { status: 'CRM_OPERATION_FAILED', errorCode: 'INVALID_CROSS_REFERENCE_KEY' },
    { status: 'FLOW_ASSIGNMENT_FAILED', errorCode: 'InvalidArgument' },
    { status: 'FLOW_ASSIGNMENT_FAILED', crmId: LEAD, errorCode: 'InvalidState' },
    { status: 'ASSIGNED', crmId: OTHER },
    { status: 'FLOW_ASSIGNMENT_FAILED', crmId: OTHER, errorCode: 'InvalidState' },
  ])
  const lead = results?.[0]
  expect(await standing(probe, { crmProspectsIds: [lead?.crmId] })).toMatchObject([
    { flowId, flowInstanceId: lead?.flowInstanceId, flowInstanceOwnerEmail: email },
  ])
})

test('a prospect whose turn is still to come cannot be assigned in between', async () => {
  const probe = probeOf(await startEmulator())
  const { email, flowId } = await submit(probe, [{ crmId: CONTACT }])
  expect((await assign(probe, email, flowId, [CONTACT])).refused).toMatchObject([{ errorCode: 'InvalidState' }])
})

test('a prospect without a name spoils the request, or fails alone where that is assumed', async () => {
  const emulator = await startEmulator()
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  const body = { flowId, flowInstanceOwnerEmail: email, prospects: [{ firstName: 'Ines' }, { crmId: CONTACT }] }
  expect((await probe.ask(BULK, { body })).status).toBe(400)
  await control(emulator, 'POST', '/assumptions', { bulkProspectWithoutName: 'fail' })
  const { submitted } = await submit(probe, body.prospects)
  await emulator.advance({ seconds: 60 })
  expect((await progress(probe, submitted.id)).results).toMatchObject([
    { status: 'CRM_OPERATION_FAILED', errorCode: 'REQUIRED_FIELD_MISSING' },
    { status: 'ASSIGNED' },
  ])
})

test('more than fifty prospects are refused', async () => {
  const probe = probeOf(await startEmulator())
  const { email, flowId } = await ownerAndFlow(probe)
  const body = { flowId, flowInstanceOwnerEmail: email, prospects: Array.from({ length: 51 }, () => INES) }
  expect((await probe.ask(BULK, { body })).status).toBe(400)
})
