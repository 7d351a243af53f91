import { z } from 'zod'
import { table } from '../endpoint.ts'
import { exampleIds, Instant, idOf, Name } from './fields.ts'
import { Email, PersonId } from './people.ts'
import { Role, roles } from './roles.ts'
import { Scope } from './scopes.ts'

/**
 * What begins the fragment of an address of the dashboard, `/dashboard#setup_...`: which of the ways in its code is for.
 * `once` is the address that `npm start` prints, for `dashboard.signIn`.
 */
export const CODE_PREFIXES = { setUp: 'setup', invitation: 'invite', local: 'once' } as const

/**
 * A new password. Length is what makes one strong, so there are no rules of signs; brought into one form, since keyboards
 * differ in how they write a letter with an accent. Source: NIST SP 800-63B-4, 3.1.1.2.
 */
export const NewPassword = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200)
  .regex(/^\P{Cc}*$/u, 'must have no control characters')
  .refine((text) => new Set(text).size > 4, 'must have more than four different characters')

/** One that is tried: whatever it is, the answer is that of a wrong one. */
const TriedPassword = z.string().min(1).max(200)

/** Why a sign-in by OIDC came to nothing: the word after `?error=` in the address that it leads back to. */
export const OIDC_REFUSALS = {
  denied: { message: 'The identity provider did not let you in.', fix: 'Begin again, and give your consent there.' },
  other_browser: {
    message: 'This sign-in was not started in this browser, was already finished, or is older than ten minutes.',
    fix: 'Begin again.',
  },
  provider_failed: {
    message: 'The identity provider did not answer as it should.',
    fix: 'Try again. If it stays so, whoever runs this Mallet finds the reason in its log.',
  },
  email_unverified: {
    message: 'The identity provider does not say that your e-mail is verified.',
    fix: 'Have your e-mail verified there, or ask an admin for a link to choose a password.',
  },
  not_invited: {
    message: 'Nobody invited this e-mail, and its domain is not one that may come by itself.',
    fix: 'Ask an admin of this Mallet to invite you.',
  },
  other_account: {
    message: 'This e-mail belongs to somebody who signs in in another way.',
    fix: 'Sign in as you did before, or ask an admin of this Mallet.',
  },
  disabled: { message: 'You may not sign in here any more.', fix: 'Ask an admin of this Mallet.' },
  not_set_up: {
    message: 'This Mallet has no admin yet.',
    fix: 'The first one is made with the set-up token that the server prints when it starts.',
  },
} as const satisfies Readonly<Record<string, { readonly message: string; readonly fix: string }>>
export type OidcRefusal = keyof typeof OIDC_REFUSALS

/** Who is signed in. */
export const Me = z
  .strictObject({
    id: PersonId.nullable().describe('Null is whoever opened the address that npm start prints'),
    email: z.string().nullable(),
    name: z.string(),
    role: Role,
    scopes: z.array(Scope).describe('What the role may; admin is everything'),
    hasPassword: z.boolean().describe('False where sign-in is by OIDC or by the address of npm start'),
    sessionExpiresAt: Instant.describe('At the latest; without a request it ends after 12 hours'),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

const me: Me = {
  id: exampleIds.person,
  email: 'kim@example.com',
  name: 'Kim Berg',
  role: 'admin',
  scopes: [...roles.admin.scopes],
  hasPassword: true,
  sessionExpiresAt: '2026-06-17T15:00:00.000Z',
}

const SignedIn = z.strictObject({ me: Me })
const code = z.string().min(1).max(200)
const SMALL = 4096

/** A sign-in on one browser. */
export const DashboardSession = z
  .strictObject({
    id: idOf('dss'),
    current: z.boolean().describe('The one that asks'),
    signedInBy: z.enum(['password', 'oidc', 'local', 'setup', 'invitation']),
    browser: z.string().describe('As the browser names itself; empty where it does not'),
    createdAt: Instant,
    lastSeenAt: Instant.describe('To the minute'),
    expiresAt: Instant,
  })
  .meta({ id: 'DashboardSession' })
export type DashboardSession = z.infer<typeof DashboardSession>

const session: DashboardSession = {
  id: 'dss_4g5h6j7k8m9n0p1q2r3s4t5v',
  current: true,
  signedInBy: 'password',
  browser: 'Mozilla/5.0',
  createdAt: '2026-06-10T15:00:00.000Z',
  lastSeenAt: '2026-06-10T16:10:00.000Z',
  expiresAt: '2026-06-17T15:00:00.000Z',
}

/**
 * Signing in to the dashboard and out of it. The session is a cookie that scripts cannot read, and opens all of /v1 as
 * far as the role allows. With it, every request but GET and HEAD needs `Content-Type: application/json`, a body or not,
 * and must come from a page of this Mallet. Sign-in by OIDC is no row, since browsers go there:
 * `GET /dashboard/oidc/start` leads to the provider and back to /dashboard, with `?error=` and one of
 * the words of `OIDC_REFUSALS` where it failed.
 */
export const dashboardAccess = table({
  'dashboard.state': {
    method: 'GET',
    path: '/dashboard/state',
    scope: 'public',
    summary: 'Whether Mallet is set up, how to sign in, and who is signed in',
    response: z.strictObject({
      setUp: z.boolean().describe('False while there is nobody: dashboard.setUp makes the first admin'),
      oidc: z.strictObject({ name: z.string() }).nullable().describe('What the button says that leads to it'),
      me: Me.nullable(),
    }),
    example: { response: { setUp: true, oidc: { name: 'Example SSO' }, me } },
    source: 'docs/dashboard.md#signing-in',
  },
  'dashboard.setUp': {
    method: 'POST',
    path: '/dashboard/setup',
    scope: 'public',
    summary: 'Make the first admin, with the token that the server printed, and sign in',
    body: z.strictObject({ token: code.optional(), email: Email, name: Name, password: NewPassword }),
    maxBodyBytes: SMALL,
    response: SignedIn,
    example: {
      body: {
        token: 'setup_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
        email: 'kim@example.com',
        name: 'Kim Berg',
        password: 'a long sentence of yours',
      },
      response: { me },
    },
    source: 'docs/dashboard.md#the-first-admin',
  },
  'dashboard.signIn': {
    method: 'POST',
    path: '/dashboard/session',
    scope: 'public',
    summary:
      'Sign in with the one-time code of the address that npm start prints; only where Mallet is on this machine',
    body: z.strictObject({ code }),
    maxBodyBytes: SMALL,
    response: SignedIn,
    example: {
      body: { code: 'once_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l' },
      response: { me: { ...me, id: null, email: null, name: 'Local operator', hasPassword: false } },
    },
    source: 'docs/dashboard.md#signing-in',
  },
  'dashboard.logIn': {
    method: 'POST',
    path: '/dashboard/login',
    scope: 'public',
    summary: 'Sign in with e-mail and password; a wrong one and an unknown e-mail are answered alike',
    body: z.strictObject({ email: z.string().min(1).max(320), password: TriedPassword }),
    maxBodyBytes: SMALL,
    response: SignedIn,
    example: { body: { email: 'kim@example.com', password: 'a long sentence of yours' }, response: { me } },
    source: 'docs/dashboard.md#signing-in',
  },
  'dashboard.readInvitation': {
    method: 'POST',
    path: '/dashboard/invitation/read',
    scope: 'public',
    summary: 'Who an invitation is for, so that its page can say so; it stays unused',
    body: z.strictObject({ code }),
    maxBodyBytes: SMALL,
    response: z.strictObject({ email: z.string(), name: z.string(), role: Role, expiresAt: Instant }),
    example: {
      body: { code: 'invite_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l' },
      response: { email: 'kim@example.com', name: 'Kim', role: 'developer', expiresAt: '2026-06-17T15:00:00.000Z' },
    },
    source: 'docs/dashboard.md#people',
  },
  'dashboard.acceptInvitation': {
    method: 'POST',
    path: '/dashboard/invitation',
    scope: 'public',
    summary: 'Choose name and password with the code of an invitation, and sign in; other sessions of that person end',
    body: z.strictObject({ code, name: Name.optional(), password: NewPassword }),
    maxBodyBytes: SMALL,
    response: SignedIn,
    example: {
      body: {
        code: 'invite_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
        name: 'Kim Berg',
        password: 'a long sentence of yours',
      },
      response: { me: { ...me, role: 'developer', scopes: [...roles.developer.scopes] } },
    },
    source: 'docs/dashboard.md#people',
  },
  'dashboard.logOut': {
    method: 'POST',
    path: '/dashboard/logout',
    scope: 'dashboard-session',
    summary: 'End the session that asks',
    body: z.strictObject({}),
    response: z.strictObject({ status: z.literal('signed out') }),
    example: { body: {}, response: { status: 'signed out' } },
    source: 'docs/dashboard.md#sessions',
  },
  'dashboard.sessions.list': {
    method: 'GET',
    path: '/dashboard/me/sessions',
    scope: 'dashboard-session',
    summary: 'The sessions of whoever asks, newest first',
    response: z.strictObject({ items: z.array(DashboardSession) }),
    example: { response: { items: [session] } },
    source: 'docs/dashboard.md#sessions',
  },
  'dashboard.sessions.end': {
    method: 'DELETE',
    path: '/dashboard/me/sessions/{id}',
    scope: 'dashboard-session',
    summary: 'End one of the own sessions at once',
    params: z.strictObject({ id: z.string() }),
    response: DashboardSession,
    example: { params: { id: session.id }, response: session },
    source: 'docs/dashboard.md#sessions',
  },
  'dashboard.changePassword': {
    method: 'POST',
    path: '/dashboard/me/password',
    scope: 'dashboard-session',
    summary: 'Choose another password; the other sessions end, and this one goes on under a new cookie',
    body: z.strictObject({ password: TriedPassword, newPassword: NewPassword }),
    maxBodyBytes: SMALL,
    response: SignedIn,
    example: {
      body: { password: 'a long sentence of yours', newPassword: 'another sentence, longer still' },
      response: { me },
    },
    source: 'docs/dashboard.md#sessions',
  },
})
