import { CallData } from '@mallet/contract/gong/call'
import { FlowFolder, FlowWithSteps } from '@mallet/contract/gong/flow'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../src/index.ts'
import { askForAll } from './api.ts'
import { probeOf } from './ask-operation.ts'
import { control } from './control.ts'
import { assign, CONTACTS, everyUser, FLOWS, flowsSeenBy, ownerAndFlow, seatedUsers, standing } from './engage.ts'
import type { Probe } from './requests/area-requests.ts'
import { ORIGIN, startEmulator } from './started-emulators.ts'

async function foldersSeenBy({ ask }: Probe, email: string, query = ''): Promise<FlowFolder[]> {
  const { body } = await ask(`${FLOWS}/folders?flowFolderOwnerEmail=${encodeURIComponent(email)}${query}`)
  return z.array(FlowFolder).parse(body.flowsFolders)
}

/** The contacts and leads whom calls name. */
async function prospectsOfCalls(emulator: Emulator): Promise<string[]> {
  const body = { filter: {}, contentSelector: { context: 'Extended', exposedFields: { parties: true } } }
  const calls = z.array(CallData).parse(await askForAll(emulator, '/v2/calls/extensive', body, 'calls'))
  const objects = calls.flatMap(({ parties }) =>
    (parties ?? []).flatMap(({ context }) => (context ?? []).flatMap((one) => one.objects ?? [])),
  )
  const isProspect = ({ objectType }: (typeof objects)[number]) => objectType === 'Contact' || objectType === 'Lead'
  return [...new Set(objects.filter(isProspect).map(({ objectId }) => objectId ?? ''))]
}

test('a flow of the company is everybody’s, a personal one is Personal to its owner and Shared to whom it is shared with', async () => {
  const probe = probeOf(await startEmulator({ users: 40 }))
  const seated = await seatedUsers(probe)
  const seen = await Promise.all(seated.map(({ emailAddress }) => flowsSeenBy(probe, emailAddress)))
  const idsOf = (n: number, visibility: string) =>
    (seen[n] ?? []).filter((flow) => flow.visibility === visibility).map(({ id }) => id)
  expect(idsOf(0, 'Company').length).toBeGreaterThan(4)
  for (const n of seated.keys()) expect(idsOf(n, 'Company')).toEqual(idsOf(0, 'Company'))
  const personal = [...seated.keys()].flatMap((n) => idsOf(n, 'Personal'))
  const shared = [...seated.keys()].flatMap((n) => idsOf(n, 'Shared'))
  expect(new Set(personal).size).toBe(personal.length)
  expect(shared.length).toBeGreaterThan(0)
  expect(personal).toEqual(expect.arrayContaining(shared))
  for (const n of seated.keys()) expect(idsOf(n, 'Shared')).not.toContain(idsOf(n, 'Personal')[0] ?? '')
  expect(personal.some((id) => !shared.includes(id))).toBe(true)
})

test('only active people who sell or serve have a seat; of somebody unknown the answer is what is assumed', async () => {
  const emulator = await startEmulator({ users: 40 })
  const probe = probeOf(emulator)
  const seated = await seatedUsers(probe)
  const all = await everyUser(probe)
  expect(seated.length).toBeGreaterThan(10)
  expect(seated.length).toBeLessThan(all.length)
  expect(seated.every(({ active }) => active)).toBe(true)
  const unknown = `${FLOWS}?flowOwnerEmail=nobody@elsewhere.example`
  expect((await probe.ask(unknown)).status).toBe(403)
  await control(emulator, 'POST', '/assumptions', { flowOwnerUnknown: '400' })
  expect((await probe.ask(unknown)).status).toBe(400)
})

test('each flow lies in a folder that its viewer sees, and a folder in one that is there', async () => {
  const probe = probeOf(await startEmulator({ users: 40 }))
  for (const { emailAddress } of await seatedUsers(probe)) {
    const folders = await foldersSeenBy(probe, emailAddress)
    const names = new Map(folders.map(({ id, name }) => [id, name]))
    for (const flow of await flowsSeenBy(probe, emailAddress)) {
      expect(names.get(flow.folderId)).toBe(flow.folderName)
      expect(flow.folderName === 'Shared With You').toBe(flow.visibility === 'Shared')
    }
    for (const { parentFolderId } of folders) expect(['null', ...names.keys()]).toContain(parentFolderId)
  }
})

test('folder, parent and workspace narrow what is listed', async () => {
  const probe = probeOf(await startEmulator())
  const { email } = await ownerAndFlow(probe)
  const folders = await foldersSeenBy(probe, email)
  const child = folders.find(({ parentFolderId }) => parentFolderId !== 'null')
  expect(await foldersSeenBy(probe, email, `&parentId=${child?.parentFolderId}`)).toEqual([child])
  const flows = await flowsSeenBy(probe, email)
  const inFolder = flows.filter(({ folderId }) => folderId === child?.id)
  expect(inFolder.length).toBeGreaterThan(0)
  expect(await flowsSeenBy(probe, email, `&folderId=${child?.id}`)).toEqual(inFolder)

  const { workspaces } = (await probe.ask('/v2/workspaces')).body
  const parts = z.array(z.looseObject({ id: z.string() })).parse(workspaces)
  const byPart = await Promise.all(parts.map(({ id }) => flowsSeenBy(probe, email, `&workspaceId=${id}`)))
  expect(byPart.every((part) => part.length > 0)).toBe(true)
  expect(byPart.flat().toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
    flows.toSorted((a, b) => a.id.localeCompare(b.id)),
  )
})

test('the flow that was used last comes first when asked for, and the others stay or go as is assumed', async () => {
  const emulator = await startEmulator({ users: 40 })
  const probe = probeOf(emulator)
  const { email, flowId } = await ownerAndFlow(probe)
  const before = await flowsSeenBy(probe, email, '&mostRecentlyAssigned=true')
  const last = before.at(-1)?.id ?? ''
  expect(last).not.toBe(flowId)
  await assign(probe, email, last, [CONTACTS[0]])
  const after = await flowsSeenBy(probe, email, '&mostRecentlyAssigned=true')
  expect(after[0]?.id).toBe(last)
  expect(after).toHaveLength(before.length)
  await control(emulator, 'POST', '/assumptions', { mostRecentlyAssigned: 'filter' })
  const used = await flowsSeenBy(probe, email, '&mostRecentlyAssigned=true')
  expect(used).toEqual(after.slice(0, used.length))
  expect(used.length).toBeLessThan(after.length)
})

test('steps are those of the flows asked for, in the order asked for, counted from 1, with the company’s own product', async () => {
  const probe = probeOf(await startEmulator())
  const { email } = await ownerAndFlow(probe)
  const flows = (await flowsSeenBy(probe, email)).toReversed()
  const reply = await probe.ask(`${FLOWS}/steps`, { body: { flowIds: flows.map(({ id }) => id) } })
  const told = z.array(FlowWithSteps).parse(reply.body.flows)
  expect(told.map(({ id, name }) => [id, name])).toEqual(flows.map(({ id, name }) => [id, name]))
  for (const { steps } of told) expect(steps?.map(({ stepOrder }) => stepOrder)).toEqual(steps?.map((_, n) => n + 1))
  expect(JSON.stringify(told)).toContain('Dock Planner')
  expect(JSON.stringify(told)).not.toContain('{product}')
  expect((await probe.ask(`${FLOWS}/steps`, { body: { flowIds: Array(21).fill(flows[0]?.id) } })).status).toBe(400)
})

test('people of the calls stand in flows, owned by users with a seat who see the flow', async () => {
  const emulator = await startEmulator({ users: 40, calls: 80 })
  const probe = probeOf(emulator)
  const found = await standing(probe, { crmProspectsIds: await prospectsOfCalls(emulator) })
  expect(found.length).toBeGreaterThan(2)
  const seated = await Promise.all(
    (await seatedUsers(probe)).map(async (user) => ({ user, flows: await flowsSeenBy(probe, user.emailAddress) })),
  )
  for (const one of found) {
    const owner = seated.find(({ user }) => user.emailAddress === one.flowInstanceOwnerEmail)
    expect(one.flowInstanceOwnerFullName).toBe(`${owner?.user.firstName} ${owner?.user.lastName}`)
    const flow = owner?.flows.find(({ id }) => id === one.flowId)
    expect(flow).toMatchObject({ name: one.flowName, exclusive: one.exclusive })
    expect(Date.parse(one.flowInstanceCreateDate ?? '')).toBeLessThan(Date.parse(ORIGIN))
    expect(['Pending', 'Running', 'Paused']).toContain(one.flowInstanceStatus)
  }
  expect(await standing(probe, { flowInstanceIds: found.map(({ flowInstanceId }) => flowInstanceId) })).toEqual(found)
  const again = probeOf(await startEmulator({ users: 40, calls: 80 }))
  expect(await standing(again, { crmProspectsIds: await prospectsOfCalls(emulator) })).toEqual(found)
})
