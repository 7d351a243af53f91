import { MalletError } from '@mallet/contract/errors'
import { type AssumptionName, type Assumptions, assumptions } from '@mallet/contract/gong/assumptions'
import { scopes } from '@mallet/contract/gong/scopes'
import type { EmulatorOptions, NewCompany } from '../emulator-options.ts'
import { CompanyState, type EmulatorState } from './emulator-state.ts'
import { firstIntegrationOf } from './first-credentials.ts'
import { makeFirstKeyGood, registerFirst } from './restore-first.ts'
import { noStateFile, stateFile } from './state-file.ts'

/** The one state of an emulator. Whoever changes it calls `save` before anybody is told. */
export interface StateStore {
  readonly current: EmulatorState
  save(): void
}

/** What opening needs besides the options: the machine. */
interface Machine {
  readonly wallClock: () => number
  readonly random: (bytes: number) => Buffer
}

const DEFAULT_REDIRECT_URIS = ['http://127.0.0.1:4400/oauth/callback', 'http://localhost:4400/oauth/callback']

/**
 * The stored state of the directory, or a fresh one; nothing is written yet. Credentials that the options name replace stored ones; secrets
 * that nobody names are random. What a world is made of cannot change: throws `invalid_environment` when asked to.
 */
export function openState(options: EmulatorOptions, machine: Machine): StateStore {
  const file = options.stateDirectory === undefined ? noStateFile : stateFile(options.stateDirectory)
  const stored = file.read()
  if (stored) refuseAnotherWorld(stored, options)
  const state = stored ?? freshState(options, machine)
  applyCredentials(state, options, machine.random)
  Object.assign(state.assumptions, chosenAssumptions(options))
  return { current: state, save: () => file.write(state) }
}

function freshState(options: EmulatorOptions, { wallClock, random }: Machine): EmulatorState {
  const wallMs = Math.floor(wallClock())
  const originMs = options.now === undefined ? wallMs : Date.parse(options.now)
  if (Number.isNaN(originMs)) throw new MalletError('invalid_environment', { issues: ['now: is not an instant'] })
  const app = {
    clientId: random(16).toString('hex'),
    clientSecret: random(32).toString('base64url'),
    redirectUris: DEFAULT_REDIRECT_URIS,
    scopes: [],
  }
  return {
    version: 1,
    seed: options.seed ?? 'mallet',
    calls: options.calls ?? 1200,
    users: options.users ?? 40,
    originMs,
    clock:
      (options.running ?? true)
        ? { running: true, aheadOfWallMs: originMs - wallMs }
        : { running: false, nowMs: originMs },
    signingKey: random(32).toString('base64url'),
    assumptions: {},
    app,
    integrations: [firstIntegrationOf(app)],
    companies: [],
    grants: {},
    codes: {},
    accessTokens: {},
    refreshTokens: {},
  }
}

function refuseAnotherWorld(stored: EmulatorState, options: EmulatorOptions): void {
  const issues = (['seed', 'calls', 'users'] as const).flatMap((key) =>
    options[key] === undefined || options[key] === stored[key]
      ? []
      : [`${key}: this state began with ${stored[key]}; leave the setting out, or use another directory`],
  )
  if (issues.length > 0) throw new MalletError('invalid_environment', { issues })
}

function applyCredentials(state: EmulatorState, options: EmulatorOptions, random: Machine['random']): void {
  const { app, companies } = state
  const before = { ...app }
  app.clientId = options.clientId ?? app.clientId
  app.clientSecret = options.clientSecret ?? app.clientSecret
  app.redirectUris = [...(options.redirectUris ?? app.redirectUris)]
  // Stored scopes are kept: a granted one must stay registered. The contract's may have grown since.
  app.scopes = [...new Set([...app.scopes, ...Object.keys(scopes), ...(options.scopes ?? [])])]
  registerFirst(state, before, options)
  while (companies.length < (options.companies ?? 1)) companies.push(freshCompany(random))
  const [first] = companies
  if (first) {
    first.accessKey = options.accessKey ?? first.accessKey
    first.accessKeySecret = options.accessKeySecret ?? first.accessKeySecret
    if (options.accessKey !== undefined || options.accessKeySecret !== undefined) makeFirstKeyGood(first)
  }
}

/** A company with credentials of its own, that nothing has happened to. */
export const freshCompany = (random: Machine['random'], named: NewCompany = {}): CompanyState =>
  CompanyState.parse({
    ...named,
    accessKey: random(16).toString('hex').toUpperCase(),
    accessKeySecret: random(48).toString('base64url'),
    password: random(12).toString('base64url'),
    written: {},
    deletedCallIds: [],
  })

function chosenAssumptions(options: EmulatorOptions): Partial<Assumptions> {
  return { ...options.assumptions, ...(options.refresh && { refreshTokenRotation: options.refresh }) }
}

/** The option that is played now. A stored choice that the contract no longer knows falls back to the default. */
export function assumed<N extends AssumptionName>(state: EmulatorState, name: N): Assumptions[N] {
  const options: readonly string[] = assumptions[name].options
  const chosen = state.assumptions[name]
  const option = chosen !== undefined && options.includes(chosen) ? chosen : assumptions[name].default
  // Just checked to be one of the options, which the compiler cannot tie to a generic name.
  return option as Assumptions[N]
}
