import type { HostMessage } from '../../src/messages.ts'
import type { Integration, Session } from './ask.ts'
import type { Connect } from './connect.ts'
import type { State } from './flow-state.ts'
import type { Look, Shown } from './stage.ts'

const HOUR_MS = 3_600_000

/** Views as they look with invented data, for whoever sets up how Connect looks. Asks nothing of the server but that. */
const PREVIEWS = [
  'choose_auth',
  'api_key_form',
  'oauth_intro',
  'waiting_for_gong',
  'choosing',
  'share',
  'success',
  'error',
  'expired',
] as const
export type Preview = (typeof PREVIEWS)[number]

export const isPreview = (name: string | undefined): name is Preview => PREVIEWS.some((view) => view === name)

const CONNECTION_ID = 'conn_1a2b3c4d5e6f7g8h9j0k1m2n'

const oauth: Integration = {
  id: 'int_0k3v9q2m7x1c5b8n4z6j0h2d',
  name: 'Gong',
  authType: 'oauth2',
  scopes: [
    'api:users:read',
    'api:workspaces:read',
    'api:calls:read:basic',
    'api:calls:read:extensive',
    'api:calls:read:transcript',
  ].map((scope) => ({ scope, description: scope })),
  gongAppUrl: 'https://app.gong.io',
  helpUrl: '#',
}
const apiKey: Integration = { ...oauth, id: 'int_1k3v9q2m7x1c5b8n4z6j0h2d', authType: 'apiKey', scopes: [] }

function sampleSession(look: Look, now: Date): Session {
  return {
    ...look,
    id: 'cs_9z8y7x6w5v4u3t2s1r0q9p8o',
    customer: { name: 'Example Inc.' },
    repair: null,
    integrations: [oauth, apiKey],
    preset: {},
    configure: true,
    mayShare: true,
    status: 'open',
    connectionId: null,
    attempt: null,
    language: null,
    returnUrl: null,
    privacyUrl: null,
    expiresAt: new Date(now.getTime() + HOUR_MS).toISOString(),
  }
}

function sampleState(preview: Preview, look: Look, now: Date): State {
  const session = sampleSession(look, now)
  const chosen = { session, integration: oauth }
  const linked = { ...chosen, connectionId: CONNECTION_ID, notGranted: [] }
  switch (preview) {
    case 'choose_auth':
      return { name: 'choose_auth', session }
    case 'api_key_form':
      return { name: 'form', session, integration: apiKey, refusal: null }
    case 'oauth_intro':
      return { name: 'oauth_intro', ...chosen, opening: false }
    case 'waiting_for_gong':
      return { name: 'waiting_for_gong', ...chosen, attemptId: null, window: { state: 'open' } }
    case 'choosing':
      return { name: 'choosing', ...linked, choices: sampleChoices, saving: false, refusal: null }
    case 'share':
      return {
        name: 'share',
        ...chosen,
        link: {
          url: `${window.location.origin}/connect#cst_...`,
          expiresAt: new Date(now.getTime() + 7 * 24 * HOUR_MS).toISOString(),
        },
      }
    case 'success':
      return { name: 'success', ...linked, returnUrl: null }
    case 'error': {
      const refusal = { code: 'access_denied', message: '', fix: '', requestId: 'req_8s5k1v7q2m9x4c3b6n0z' }
      return { name: 'error', refusal, session, at: { step: 'oauth', integration: oauth } }
    }
    case 'expired': {
      const refusal = { code: 'session_expired', message: '', fix: '', requestId: null }
      return { name: 'expired', refusal, session }
    }
  }
}

const sampleChoices = {
  workspaces: [
    { id: '1', name: 'Sales' },
    { id: '2', name: 'Customer success' },
  ],
  models: [
    { model: 'users', required: true },
    { model: 'workspaces', required: false },
    { model: 'calls', required: false },
    { model: 'transcripts', required: false },
  ],
  chosen: { workspaceIds: null, since: null, models: null, privateCalls: false },
} satisfies import('./ask.ts').Choices

interface PreviewSurroundings {
  readonly preview: Preview
  readonly look: Look
  readonly now: Date
}

/** A page that shows one view and does nothing, except that `heard` changes how it looks. */
export function createPreview({ preview, look, now }: PreviewSurroundings): Connect & {
  heard(message: HostMessage): void
} {
  const listeners = new Set<() => void>()
  let shown: Shown = {
    state: sampleState(preview, look, now),
    look,
    language: undefined,
    theme: {},
    leaving: undefined,
  }
  const nothing = async () => undefined
  return {
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    shown: () => shown,
    heard(message) {
      if (message.type !== 'retheme') return
      shown = { ...shown, theme: { ...shown.theme, ...message.theme } }
      for (const changed of listeners) changed()
    },
    start: nothing,
    choose: () => undefined,
    back: () => undefined,
    continueToGong: nothing,
    reopenGong: nothing,
    cancelWaiting: nothing,
    sendKey: nothing,
    share: nothing,
    finish: nothing,
    retry: nothing,
    typed: () => undefined,
    resized: () => undefined,
    askToClose: () => undefined,
    stay: () => undefined,
    leave: () => undefined,
  }
}
