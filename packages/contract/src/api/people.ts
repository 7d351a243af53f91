import { z } from 'zod'
import { table } from '../endpoint.ts'
import { exampleIds, Instant, idOf, listOf, listQuery, Name } from './fields.ts'
import { Role } from './roles.ts'

export const PersonId = idOf('usr')

/** Compared without regard to capitals. */
export const Email = z.email().max(320)

/** Somebody who signs in to the dashboard. */
export const Person = z
  .strictObject({
    id: PersonId,
    email: z.string(),
    name: z.string(),
    role: Role,
    status: z.enum(['invited', 'active', 'disabled']).describe('An invited person has never signed in'),
    signsInBy: z.array(z.enum(['password', 'oidc'])),
    createdAt: Instant,
    lastSignedInAt: Instant.nullable(),
    invitedUntil: Instant.nullable().describe(
      'When the link that was made last stops working; null where none is open',
    ),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

const example: Person = {
  id: exampleIds.person,
  email: 'kim@example.com',
  name: 'Kim Berg',
  role: 'developer',
  status: 'active',
  signsInBy: ['password'],
  createdAt: '2026-06-10T15:00:00.000Z',
  lastSignedInAt: '2026-06-12T08:30:00.000Z',
  invitedUntil: null,
}
const exampleLink = {
  url: 'http://127.0.0.1:4400/dashboard#invite_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
  expiresAt: '2026-06-17T15:00:00.000Z',
}

/** Shown once. Whoever has it chooses the password of this person. */
const OneTimeLink = z.strictObject({
  url: z.string().describe('Shown once; its code is in the fragment, which browsers never send'),
  expiresAt: Instant,
})
const byId = z.strictObject({ id: z.string() })

/** Who may sign in to the dashboard, and as what. */
export const people = table({
  'people.list': {
    method: 'GET',
    path: '/v1/people',
    scope: 'people:read',
    summary: 'List who may sign in to the dashboard',
    query: z.strictObject(listQuery),
    response: listOf(Person),
    example: { response: { items: [example], nextCursor: null } },
    source: 'docs/dashboard.md#people',
  },
  'people.invite': {
    method: 'POST',
    path: '/v1/people',
    scope: 'people:write',
    summary: 'Invite somebody: the answer has a link, good once and for 7 days, to be sent to them',
    body: z.strictObject({ email: Email, name: Name.optional().describe('The e-mail where left out'), role: Role }),
    status: 201,
    repeat: { key: 'email' },
    response: Person.extend({ invitation: OneTimeLink }),
    example: {
      body: { email: 'kim@example.com', role: 'developer' },
      response: {
        ...example,
        name: 'kim@example.com',
        status: 'invited',
        signsInBy: [],
        lastSignedInAt: null,
        invitedUntil: exampleLink.expiresAt,
        invitation: exampleLink,
      },
    },
    source: 'docs/dashboard.md#people',
  },
  'people.update': {
    method: 'PATCH',
    path: '/v1/people/{id}',
    scope: 'people:write',
    summary: 'Rename somebody, give another role, disable or enable; holds from their next request on',
    params: byId,
    body: z.strictObject({ name: Name.optional(), role: Role.optional(), disabled: z.boolean().optional() }),
    response: Person,
    example: { params: { id: exampleIds.person }, body: { role: 'viewer' }, response: { ...example, role: 'viewer' } },
    source: 'docs/dashboard.md#people',
  },
  'people.delete': {
    method: 'DELETE',
    path: '/v1/people/{id}',
    scope: 'people:write',
    summary: 'Delete somebody and end their sessions at once; what they made stays',
    params: byId,
    response: Person,
    example: { params: { id: exampleIds.person }, response: example },
    source: 'docs/dashboard.md#people',
  },
  'people.newLink': {
    method: 'POST',
    path: '/v1/people/{id}/invitation',
    scope: 'people:write',
    summary: 'A new link to choose a password, for an invitation that was lost or a password that was forgotten',
    params: byId,
    status: 201,
    // The link of the last one is the one that works.
    repeat: 'safe',
    response: Person.extend({ invitation: OneTimeLink }),
    example: {
      params: { id: exampleIds.person },
      response: { ...example, invitedUntil: exampleLink.expiresAt, invitation: exampleLink },
    },
    source: 'docs/dashboard.md#people',
  },
})
