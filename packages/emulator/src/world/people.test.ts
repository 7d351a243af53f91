import { User } from '@mallet/contract/gong/users'
import { Workspace } from '@mallet/contract/gong/workspaces'
import { expect, test } from 'vitest'
import { createWorld } from './create-world.ts'
import { OPERATIONS_PLACE } from './org-chart.ts'

const ORIGIN = Date.parse('2026-11-02T15:00:00Z')
const worldOf = (users: number) => createWorld({ seed: 'test', calls: 50, users, originMs: ORIGIN, company: 1 })
const SIZES = [5, 8, 12, 40, 100, 101, 450]

function depths(users: readonly User[]): number[] {
  const managers = new Map(users.map(({ id, managerId }) => [id, managerId ?? null]))
  return users.map(({ id }) => {
    let depth = 1
    for (let at = managers.get(id); at; at = managers.get(at)) {
      expect(managers.has(at)).toBe(true)
      depth++
      expect(depth).toBeLessThan(20)
    }
    return depth
  })
}

test.each(SIZES)('a company of %i has that many users, each one that Gong could answer', (size) => {
  const { users } = worldOf(size)
  expect(users).toHaveLength(size)
  for (const user of users) expect(User.safeParse(user).error).toBeUndefined()
  expect(new Set(users.map(({ id }) => id)).size).toBe(size)
  expect(new Set(users.map(({ emailAddress }) => emailAddress)).size).toBe(size)
})

test.each(SIZES)('the managers of %i users form a tree', (size) => {
  const longest = Math.max(...depths(worldOf(size).users))
  expect(longest).toBeGreaterThanOrEqual(size < 12 ? 4 : 5)
})

test('a company of 40 has the edge cases of a real one', () => {
  const { users } = worldOf(40)
  expect(users.filter(({ active }) => !active)).toHaveLength(6)
  expect(users.filter(({ firstName, title }) => firstName === 'Integration' && title === null)).toHaveLength(1)
  expect(users.filter(({ active, managerId }) => active && managerId === null).length).toBeGreaterThanOrEqual(3)
  expect(users.some(({ phoneNumber }) => phoneNumber === null)).toBe(true)
  expect(users.some(({ conferencingProviders }) => conferencingProviders === null)).toBe(true)
})

test('users were created before the oldest call, with milliseconds and an offset', () => {
  for (const { created } of worldOf(40).users) {
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/)
    expect(Date.parse(created ?? '')).toBeLessThan(ORIGIN - 190 * 86_400_000)
  }
})

test('the technical administrator is one of the active users', () => {
  for (const size of SIZES) {
    const { users, technicalAdministrator } = worldOf(size)
    expect(users[OPERATIONS_PLACE]).toMatchObject({
      id: technicalAdministrator.userId,
      emailAddress: technicalAdministrator.email,
      active: true,
    })
  }
})

test('the built-in workspace comes first', () => {
  const { workspaces } = worldOf(5)
  for (const workspace of workspaces) expect(Workspace.safeParse(workspace).success).toBe(true)
  expect(workspaces[0]).toMatchObject({ name: 'Initial workspace', description: 'The built-in workspace' })
  expect(workspaces).toHaveLength(2)
})
