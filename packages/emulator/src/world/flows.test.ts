import { expect, test } from 'vitest'
import { createWorld } from './create-world.ts'
import { flowInstanceStatus } from './flow-instance-status.ts'

const originMs = Date.parse('2026-06-10T15:00:00Z')
const MINUTE_MS = 60_000
const flowsOf = (users: number, company = 1) =>
  createWorld({ seed: 'test', calls: 200, users, originMs, company }).flows

test('the same seed gives the same flows, and each company has ids of its own', () => {
  const [one, again, other] = [flowsOf(40), flowsOf(40), flowsOf(40, 2)]
  expect(again.flows).toEqual(one.flows)
  expect(again.instances).toEqual(one.instances)
  const known = new Set(one.flows.map(({ id }) => id))
  expect(known.size).toBe(one.flows.length)
  expect(other.flows.some(({ id }) => known.has(id))).toBe(false)
})

test.each([5, 8, 12, 40, 300])('in a company of %i every instance fits its flow, its owner and the time', (users) => {
  const { flows, instances, seats } = flowsOf(users)
  expect(seats.size).toBeGreaterThan(0)
  expect(instances.length).toBeGreaterThan(100)
  expect(new Set(instances.map(({ id }) => id)).size).toBe(instances.length)
  expect(new Set(instances.map(({ crmProspectId }) => crmProspectId)).size).toBe(instances.length)
  for (const { flowId, ownerId, createdMs } of instances) {
    const flow = flows.find(({ id }) => id === flowId)
    expect(seats).toContain(ownerId)
    expect([undefined, ownerId]).toContain(flow?.ownerId)
    expect(createdMs).toBeGreaterThan(flow?.createdMs ?? originMs)
    expect(createdMs).toBeLessThan(originMs)
  }
})

test('an instance goes forward only: pending, running with perhaps one pause, finished for ever', () => {
  const { flows, instances } = flowsOf(40)
  const seen = new Set<string>()
  for (const instance of instances) {
    const flow = flows.find(({ id }) => id === instance.flowId)
    if (!flow) throw new Error('no flow')
    const at = (nowMs: number) => flowInstanceStatus(instance, flow, undefined, nowMs).status
    const way = Array.from({ length: 200 }, (_, n) => at(instance.createdMs + (n * flow.lastsMs) / 180))
    const changes = way.filter((status, n) => status !== way[n - 1])
    expect(changes.join(' ')).toMatch(/^Pending Running( Paused Running)? Finished(NoReply|Response)?$/)
    expect(at(instance.createdMs + MINUTE_MS - 1)).toBe('Pending')
    for (const status of changes) seen.add(status)
  }
  expect(seen.size).toBe(6)
})

test('who is taken out is finished from then on, and was touched only if a step could reach them', () => {
  const { flows, instances } = flowsOf(40)
  const [instance] = instances
  const flow = flows.find(({ id }) => id === instance?.flowId)
  if (!instance || !flow) throw new Error('no instance')
  const takenOut = (afterMs: number) => {
    const takenOutMs = instance.createdMs + afterMs
    return flowInstanceStatus(instance, flow, takenOutMs, takenOutMs + 365 * 24 * 60 * MINUTE_MS)
  }
  expect(takenOut(1)).toEqual({ status: 'Finished', touched: false, endedMs: instance.createdMs + 1 })
  expect(takenOut(MINUTE_MS)).toMatchObject({ status: 'Finished', touched: true })
})
