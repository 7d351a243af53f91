import { z } from 'zod'
import { table } from '../endpoint.ts'
import { ApiKeyCredentials, Attempt } from './attempt.ts'
import { PresetFields } from './connect-sessions.ts'
import { ConnectLanguage, ConnectSettings, ConnectTheme, Origin } from './connect-settings.ts'
import { WorkspaceIds } from './connection-settings.ts'
import { ConnectionId, exampleIds, Instant, IntegrationId, idOf } from './fields.ts'
import { Model } from './syncs.ts'

/** One way of linking, as the page offers it. */
const OfferedIntegration = z.strictObject({
  id: IntegrationId,
  name: z.string(),
  authType: z.enum(['oauth2', 'apiKey']),
  scopes: z.array(z.strictObject({ scope: z.string(), description: z.string() })),
  gongAppUrl: z.string().describe('Where the customer signs in to Gong'),
  helpUrl: z.string().describe('The public help page'),
})

const OfferedModel = z.strictObject({ model: Model, required: z.boolean() })

/** What a linked company may be asked to be read of. */
const Configuration = z.strictObject({
  workspaceIds: WorkspaceIds.nullable().describe('Null is all, those that come later too'),
  since: Instant.nullable().describe('Calls that started earlier are left out; null leaves out none'),
  models: z.array(Model).max(50).nullable().describe('Null is all'),
  privateCalls: z.boolean(),
})
export type Configuration = z.infer<typeof Configuration>

const session = {
  id: exampleIds.session,
  appName: 'Acme Insights',
  customer: { name: 'Acme Inc.' },
  repair: null,
  integrations: [
    {
      id: exampleIds.integration,
      name: 'Gong',
      authType: 'oauth2' as const,
      scopes: [{ scope: 'api:users:read', description: 'Read the users of your company' }],
      gongAppUrl: 'https://app.gong.io',
      helpUrl: `http://127.0.0.1:4400/help/${exampleIds.integration}`,
    },
  ],
  preset: {},
  configure: true,
  mayShare: true,
  status: 'open' as const,
  connectionId: null,
  attempt: null,
  language: null,
  theme: { mode: 'system' as const, primaryColor: null, cornerRadiusPx: 8, logo: null },
  returnUrl: null,
  supportUrl: null,
  privacyUrl: null,
  allowedOrigins: ['https://app.example.com'],
  expiresAt: '2026-06-10T15:30:00.000Z',
}

/** What the linking page and headless forms speak, with the token of a session. */
export const connectPage = table({
  'connect.look': {
    method: 'GET',
    path: '/connect/look',
    scope: 'public',
    summary: 'How Connect looks before a session is known, and which pages it talks to',
    response: ConnectSettings.pick({ appName: true, theme: true, allowedOrigins: true, supportUrl: true }),
    example: {
      response: {
        appName: 'Acme Insights',
        theme: session.theme,
        allowedOrigins: session.allowedOrigins,
        supportUrl: null,
      },
    },
    source: 'docs/connect.md#the-page',
  },
  'connect.session': {
    method: 'GET',
    path: '/connect/session',
    scope: 'connect-session',
    summary: 'What the linking page shows: whose link this is, and how to sign in',
    response: z.strictObject({
      id: idOf('cs'),
      appName: z.string(),
      customer: z.strictObject({ name: z.string() }).nullable(),
      repair: z
        .strictObject({
          connectionId: ConnectionId,
          reason: z.string().nullable().describe('Why it broke, as a status reason'),
        })
        .nullable(),
      integrations: z.array(OfferedIntegration),
      preset: PresetFields,
      configure: z.boolean(),
      mayShare: z.boolean().describe('Whether a link for somebody else may be made with it'),
      status: z.enum(['open', 'linked']),
      connectionId: ConnectionId.nullable().describe('What was linked, by whoever got a link to it as well'),
      attempt: Attempt.nullable().describe('The latest, so that a page that was loaded again goes on'),
      language: ConnectLanguage.nullable(),
      theme: ConnectTheme,
      returnUrl: z.string().nullable(),
      supportUrl: z.string().nullable(),
      privacyUrl: z.string().nullable(),
      allowedOrigins: z.array(Origin),
      expiresAt: Instant,
    }),
    example: { response: session },
    source: 'docs/connect.md#the-page',
  },
  'connect.attempts.create': {
    method: 'POST',
    path: '/connect/attempts',
    scope: 'connect-session',
    summary: 'Begin linking: by OAuth it answers where to launch, by API key it tests and links at once',
    body: z.strictObject({
      integrationId: IntegrationId.optional().describe('May be left out where only one is offered'),
      credentials: ApiKeyCredentials.optional().describe('Only for an integration by API key'),
      inWindow: z
        .enum(['same', 'popup'])
        .default('same')
        .describe('Where Gong is visited: afterwards that window shows the page again, or says that it may be closed'),
    }),
    status: 201,
    response: Attempt.extend({
      launchUrl: z
        .string()
        .optional()
        .describe(
          'By OAuth: opens once, within a minute; its code is in the fragment. It binds the browser and goes on to Gong',
        ),
    }),
    example: {
      body: { integrationId: exampleIds.integration },
      response: {
        id: exampleIds.attempt,
        status: 'pending',
        launchUrl: 'http://127.0.0.1:4400/connect/launch#lc_kq3v9w2m7x1c5b8n4z6j0h2d5f8g1j4l',
      },
    },
    source: 'docs/connect.md#attempts',
  },
  'connect.launch': {
    method: 'POST',
    path: '/connect/launch',
    scope: 'public',
    summary: 'Use up the code of a launch address: binds this browser to the attempt and answers where it goes on',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    maxBodyBytes: 1024,
    response: z.strictObject({ authorizeUrl: z.string() }),
    example: {
      body: { code: 'from the fragment of the address' },
      response: {
        authorizeUrl: 'https://app.gong.io/oauth2/authorize?client_id=acme-client&response_type=code&state=...',
      },
    },
    source: 'docs/connect.md#attempts',
  },
  'connect.launch.look': {
    method: 'POST',
    path: '/connect/launch/look',
    scope: 'public',
    summary: 'What the code of a launch address would link, for somebody who has to confirm it; it stays good',
    body: z.strictObject({ code: z.string().min(1).max(200) }),
    maxBodyBytes: 1024,
    response: z.strictObject({
      appName: z.string(),
      customer: z.strictObject({ name: z.string() }).nullable(),
      integration: z.strictObject({ name: z.string() }),
    }),
    example: {
      body: { code: 'from the fragment of the address' },
      response: { appName: 'Acme Insights', customer: { name: 'Acme Inc.' }, integration: { name: 'Gong' } },
    },
    source: 'docs/connect.md#attempts',
  },
  'connect.attempts.get': {
    method: 'GET',
    path: '/connect/attempts/{id}',
    scope: 'connect-session',
    summary: 'How an attempt stands; as text/event-stream at /connect/attempts/{id}/events',
    params: z.strictObject({ id: z.string() }),
    response: Attempt,
    example: {
      params: { id: exampleIds.attempt },
      response: { id: exampleIds.attempt, status: 'authenticated', connectionId: exampleIds.connection },
    },
    source: 'docs/connect.md#attempts',
  },
  'connect.attempts.cancel': {
    method: 'DELETE',
    path: '/connect/attempts/{id}',
    scope: 'connect-session',
    summary: 'Give up an attempt; a callback that comes later links nothing',
    params: z.strictObject({ id: z.string() }),
    response: Attempt,
    example: { params: { id: exampleIds.attempt }, response: { id: exampleIds.attempt, status: 'cancelled' } },
    source: 'docs/connect.md#attempts',
  },
  'connect.share': {
    method: 'POST',
    path: '/connect/share',
    scope: 'connect-session',
    summary: 'A link to the same right, for whoever may sign in to Gong; it lives 7 days and links once',
    body: z.strictObject({}),
    status: 201,
    response: z.strictObject({ url: z.string(), expiresAt: Instant }),
    example: {
      body: {},
      response: { url: 'http://127.0.0.1:4400/connect#cst_...', expiresAt: '2026-06-17T15:00:00.000Z' },
    },
    source: 'docs/connect.md#sessions',
  },
  'connect.choices': {
    method: 'GET',
    path: '/connect/choices',
    scope: 'connect-session',
    summary: 'What there is to choose of the company that was linked',
    response: z.strictObject({
      workspaces: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      models: z.array(OfferedModel),
      chosen: Configuration,
    }),
    example: {
      response: {
        workspaces: [{ id: '623457276584334', name: 'Sales' }],
        models: [{ model: 'calls', required: false }],
        chosen: { workspaceIds: null, since: null, models: null, privateCalls: false },
      },
    },
    source: 'docs/connect.md#choosing',
  },
  'connect.finish': {
    method: 'POST',
    path: '/connect/finish',
    scope: 'connect-session',
    summary: 'Keep what was chosen, begin to read, and end the session: its token is worth nothing afterwards',
    body: z.strictObject({ configuration: Configuration.optional() }),
    response: z.strictObject({
      connectionId: ConnectionId,
      returnUrl: z
        .string()
        .nullable()
        .describe('With the code of a claim in its fragment, where the connection is unclaimed'),
    }),
    example: { body: {}, response: { connectionId: exampleIds.connection, returnUrl: null } },
    source: 'docs/connect.md#choosing',
  },
})
