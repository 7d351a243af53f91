import { createEmulator, type Emulator } from '@mallet/emulator'
import { createMallet, type RunningMallet } from 'mallet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJudge } from '../packages/contract/test/outside-judge.ts'
import { type OperationDoor, operationDoors } from './operation-doors.ts'

const judge = openJudge()
let emulator: Emulator
let mallet: RunningMallet
let doors: readonly OperationDoor[]

beforeAll(async () => {
  emulator = await createEmulator({ calls: 0, users: 5, rateLimit: false })
  mallet = await createMallet({ emulator })
  doors = await operationDoors(emulator, mallet)
})
afterAll(async () => {
  await mallet?.close()
  await emulator.close()
})

test('no door has an operation that Gong does not have', async () => {
  const invented = [
    { method: 'GET', path: '/v2/no-such-thing' },
    { method: 'PATCH', path: '/v2/users' },
  ]
  for (const { name, has } of doors) {
    for (const operation of invented) expect(await has(operation), `${name} ${operation.path}`).toBe(false)
  }
})

if ('absent' in judge) {
  test.skip(`every operation of Gong is at every door (skipped: ${judge.absent})`, () => {})
} else {
  test('every operation of Gong is at every door', async () => {
    expect(judge.operations.length).toBeGreaterThan(0)
    const missing: string[] = []
    for (const { name, has } of doors) {
      for (const operation of judge.operations) {
        if (!(await has(operation))) missing.push(`${name} lacks ${operation.method} ${operation.path}`)
      }
    }
    expect(missing).toEqual([])
  })
}
