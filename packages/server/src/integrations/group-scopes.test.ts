import { scopeAreas, scopes } from '@mallet/contract/gong/scopes'
import { expect, test } from 'vitest'
import { syncScopes } from '../syncs/sync-scopes.ts'
import { groupScopes } from './group-scopes.ts'

const shownOptional = (groups: ReturnType<typeof groupScopes>) => groups.optional.flatMap((area) => area.scopes)

test('every scope that Gong documents stands in one area and in no other', () => {
  expect(scopeAreas.flatMap((area) => area.scopes).sort()).toEqual(Object.keys(scopes).sort())
})

test('a scope is shown in one group: mandatory with its reason, optional in plain words, custom with a warning', () => {
  const groups = groupScopes(['api:users:read', 'api:logs:read', 'api:brand-new'], [], null)

  expect(groups.mandatory).toMatchObject([{ scope: 'api:users:read', requested: true }])
  expect(groups.mandatory[0]?.reason).toContain('test of a connection')
  expect(groups.custom).toMatchObject([{ scope: 'api:brand-new', warning: expect.stringContaining('invalid_scope') }])
  const optional = shownOptional(groups)
  expect(optional.map(({ scope }) => scope)).not.toContain('api:users:read')
  expect(optional.filter(({ requested }) => requested)).toMatchObject([
    { scope: 'api:logs:read', description: scopes['api:logs:read'] },
  ])
})

test.each<[string, string[] | null, string[], string[]]>([
  ['no action', [], [...syncScopes], []],
  ['one action whose scope is requested', ['logs.list'], [...syncScopes, 'api:logs:read'], []],
  ['one action whose scope is not requested', ['logs.list'], [...syncScopes], ['api:logs:read']],
  ['no action, and no scope', [], [], [...syncScopes]],
])(
  'with %s enabled, what is missing is what it needs and the integration does not request',
  (_, enabled, requested, missing) => {
    expect(groupScopes(requested, enabled, null).missing.map(({ scope }) => scope)).toEqual(missing)
  },
)

test('where all actions are enabled, a missing scope names each action and sync that needs it, and an unknown one is none', () => {
  const { missing } = groupScopes([], null, null)

  expect(missing.find(({ scope }) => scope === 'api:users:read')?.neededBy).toMatchObject({
    actions: expect.arrayContaining(['users.list']),
    syncs: ['users'],
  })
  expect(missing.every(({ scope }) => Object.hasOwn(scopes, scope))).toBe(true)
})

test('a sync that is turned off needs no scope', () => {
  expect(groupScopes([], [], ['users']).missing.map(({ scope }) => scope)).toEqual(['api:users:read'])
})
