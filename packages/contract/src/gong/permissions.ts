import { z } from 'zod'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { PermissionProfile, PermissionProfileInput } from './permission-profile.ts'
import { exampleProfile } from './permission-profile-example.ts'

const requestId = '4al018gzaztcr8nbukw'
const Answer = z.looseObject({ requestId: RequestId, profile: optional(PermissionProfile) })
const OfProfile = z.object({ profileId: Id })
const OfWorkspace = z.object({ workspaceId: Id })

const ProfileUser = z.looseObject({ id: Id, fullName: optional(z.string()), emailAddress: optional(z.string()) })

export const permissions = gongTable({
  'permissions.listProfiles': {
    title: 'List permission profiles',
    method: 'GET',
    path: '/v2/all-permission-profiles',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:permission-profile:read',
    summary: 'List the permission profiles of a workspace, by name',
    query: OfWorkspace,
    response: z.looseObject({ requestId: RequestId, profiles: z.array(PermissionProfile) }),
    list: 'profiles',
    example: {
      query: { workspaceId: '7273476131570014184' },
      response: { requestId, profiles: [exampleProfile] },
    },
    source: 'Gong OpenAPI 2026-07-05, listPermissionProfile; fields by live observation',
  },
  'permissions.getProfile': {
    title: 'Get permission profile',
    method: 'GET',
    path: '/v2/permission-profile',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:permission-profile:read',
    summary: 'Read one permission profile',
    query: OfProfile,
    response: Answer,
    example: { query: { profileId: '3843152912968920037' }, response: { requestId, profile: exampleProfile } },
    source: 'Gong OpenAPI 2026-07-05, getPermissionProfile; fields by live observation',
  },
  'permissions.createProfile': {
    title: 'Create permission profile',
    method: 'POST',
    path: '/v2/permission-profile',
    effect: 'writes',
    repeat: 'unsafe',
    scope: 'api:permission-profile:write',
    summary: 'Make a permission profile in a workspace',
    query: OfWorkspace,
    body: PermissionProfileInput,
    response: Answer,
    limits: ['Access that is left out becomes none, and a right that is left out becomes false.'],
    example: {
      query: { workspaceId: '7273476131570014184' },
      body: { name: 'Regional Lead', libraryFolderAccess: { permissionLevel: 'all' }, scoreCalls: true },
      response: { requestId, profile: exampleProfile },
    },
    source: 'Gong OpenAPI 2026-07-05, createPermissionProfile; ids and what fills the rest by live observation',
  },
  'permissions.updateProfile': {
    title: 'Update permission profile',
    method: 'PUT',
    path: '/v2/permission-profile',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:permission-profile:write',
    summary: 'Change a permission profile: only what is sent changes',
    query: OfProfile,
    body: PermissionProfileInput,
    response: Answer,
    example: {
      query: { profileId: '3843152912968920037' },
      body: { name: 'Regional Lead' },
      response: { requestId, profile: exampleProfile },
    },
    source: 'Gong OpenAPI 2026-07-05, updatePermissionProfile; that it merges by live observation',
  },
  'permissions.profileUsers': {
    title: 'List permission profile users',
    method: 'GET',
    path: '/v2/permission-profile/users',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:users:read',
    summary: 'List the users who have a permission profile',
    query: OfProfile,
    response: z.looseObject({ requestId: RequestId, users: z.array(ProfileUser) }),
    list: 'users',
    example: {
      query: { profileId: '3843152912968920037' },
      response: {
        requestId,
        users: [{ id: '7273476131570014205', fullName: 'Dana Reyes', emailAddress: 'dana.reyes@northwind.example' }],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listPermissionProfileUsers',
  },
})
