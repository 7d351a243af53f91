import { resolve } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import { AllowedHosts } from './allowed-hosts.ts'

const Port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a whole number from 0 to 65535')
  .transform(Number)
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?$/

const Rate = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a whole number from 1 to 999999')
  .transform(Number)
/** Ten seconds' worth may come at once. */
const limitOf = (perSecond: number) => ({ perSecond, burst: perSecond * 10 })

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}`)

/** `http` is for loopback only: anything else would carry credentials in the clear. */
const Address = z
  .url({ protocol: /^https?$/, abort: true, error: 'must be an address such as https://mallet.example.com' })
  .refine((url) => {
    const { protocol, host } = new URL(url)
    return protocol === 'https:' || LOOPBACK.test(host)
  }, 'must begin with https:// unless it is an address of this machine')
  .refine((url) => new URL(url).pathname === '/', 'must have no path')
  .refine((url) => {
    const { username, password, search, hash } = new URL(url)
    return username + password + search + hash === ''
  }, 'must have no user, query or fragment')

/** As the provider's own documents spell it, path and all: it is compared by its text. */
const IssuerAddress = z
  .url({ protocol: /^https?$/, abort: true, error: 'must be an address such as https://login.example.com' })
  .refine((url) => {
    const { protocol, host } = new URL(url)
    return protocol === 'https:' || LOOPBACK.test(host)
  }, 'must begin with https:// unless it is an address of this machine')
  .refine((url) => {
    const { username, password, search, hash } = new URL(url)
    return username + password + search + hash === ''
  }, 'must have no user, query or fragment')

const Domains = z
  .string()
  .transform((text) => text.split(',').map((domain) => domain.trim().toLowerCase()))
  .refine(
    (domains) => domains.every((domain) => /^([a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/.test(domain)),
    'must be domains such as example.com, separated by commas',
  )

const DatabaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address such as postgres://user:password@host:5432/database',
})

const Environment = z.object({
  MALLET_PORT: Port.prefault('4400'),
  MALLET_HOST: z.string().default('127.0.0.1'),
  MALLET_PUBLIC_URL: Address.optional(),
  MALLET_DATA_DIR: z.string().default('.mallet'),
  MALLET_URL: Address.optional(),
  DATABASE_URL: DatabaseUrl.optional(),
  MALLET_DATABASE_DURABILITY: oneOf(['required', 'any']).default('required'),
  MALLET_ENCRYPTION_KEY: z.string().optional(),
  MALLET_ENCRYPTION_KEY_FILE: z.string().optional(),
  MALLET_API_KEY: z
    .string()
    .regex(/^mk_[0-9a-zA-Z]{32,}$/, 'must be mk_ and at least 32 letters or digits')
    .optional(),
  MALLET_GONG_APP_URL: Address.default('https://app.gong.io'),
  MALLET_GONG_API_URL: Address.default('https://api.gong.io'),
  MALLET_GONG_HOSTS: AllowedHosts.default([]),
  MALLET_CLOCK: oneOf(['system', 'emulator']).default('system'),
  MALLET_EMULATOR_CONTROL_URL: Address.optional(),
  MALLET_EMULATOR_PORT: Port.prefault('4401'),
  MALLET_EMULATOR_CONTROL_PORT: Port.prefault('4402'),
  MALLET_REQUESTS_PER_SECOND_PER_KEY: Rate.prefault('200'),
  MALLET_REQUESTS_PER_SECOND_PER_ADDRESS: Rate.prefault('100'),
  MALLET_CREDENTIALS_ROUTE: oneOf(['on', 'off']).default('off'),
  MALLET_OIDC_ISSUER: IssuerAddress.optional(),
  MALLET_OIDC_CLIENT_ID: z.string().max(500).optional(),
  MALLET_OIDC_CLIENT_SECRET: z.string().max(5000).optional(),
  MALLET_OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  MALLET_OIDC_NAME: z.string().max(100).default('single sign-on'),
  MALLET_OIDC_HOSTS: AllowedHosts.default([]),
  MALLET_OIDC_ALLOWED_DOMAINS: Domains.default([]),
  MALLET_OIDC_DEFAULT_ROLE: oneOf(['viewer', 'developer', 'admin']).default('viewer'),
  LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** Every setting, parsed once. Nothing else reads the environment. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Without a trailing slash. Undefined until the port is known, where it is 0. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
  /** A PostgreSQL that several processes may share. Undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** `any` accepts a PostgreSQL that may forget what it acknowledged. */
  readonly databaseDurability: 'required' | 'any'
  readonly encryptionKey: string | undefined
  readonly encryptionKeyFile: string | undefined
  readonly apiKey: string | undefined
  readonly gongAppUrl: string
  readonly gongApiUrl: string
  /** `host` or `host:port` that the operator allows besides Gong's own, exactly. */
  readonly gongHosts: readonly string[]
  /** Whose time has meaning: the system's, or that of the emulator behind this control address. */
  readonly clock: { readonly kind: 'system' } | { readonly kind: 'emulator'; readonly controlUrl: string }
  readonly emulatorPort: number
  readonly emulatorControlPort: number
  /** How many requests a credential, and an address without a good one, may send. */
  readonly rateLimits: Readonly<Record<'perKey' | 'perAddress', { readonly perSecond: number; readonly burst: number }>>
  /** Whether credentials are shown to whoever has the scope for it. */
  readonly credentialsRoute: boolean
  /** How people may sign in besides passwords. */
  readonly oidc?: OidcConfig | undefined
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  /** Exactly one of both. */
  readonly clientSecret: string | undefined
  readonly clientSecretFile: string | undefined
  readonly name: string
  /** Further hosts of the provider, `host` or `host:port`. */
  readonly hosts: readonly string[]
  readonly allowedDomains: readonly string[]
  readonly defaultRole: 'viewer' | 'developer' | 'admin'
}

/** What a followed clock depends on. */
const ClockEnvironment = Environment.pick({
  MALLET_CLOCK: true,
  MALLET_GONG_APP_URL: true,
  MALLET_GONG_API_URL: true,
})

/**
 * Reads the settings. A variable that is set to nothing counts as not set.
 *
 * @throws {@link MalletError} `invalid_environment`, with one line for each setting that cannot be used
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = Environment.safeParse(given)
  const issues = [
    ...(result.error ? linesOf(result.error) : []),
    ...clockIssues(given),
    ...keyIssues(given),
    ...oidcIssues(given),
  ]
  if (!result.success || issues.length > 0) throw new MalletError('invalid_environment', { issues })
  const env = result.data
  const trimmed = (url: string) => new URL(url).origin
  const controlUrl = env.MALLET_EMULATOR_CONTROL_URL ?? `http://127.0.0.1:${env.MALLET_EMULATOR_CONTROL_PORT}`
  return {
    port: env.MALLET_PORT,
    host: env.MALLET_HOST,
    publicUrl: env.MALLET_PUBLIC_URL && trimmed(env.MALLET_PUBLIC_URL),
    dataDir: resolve(env.MALLET_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseDurability: env.MALLET_DATABASE_DURABILITY,
    encryptionKey: env.MALLET_ENCRYPTION_KEY,
    encryptionKeyFile: env.MALLET_ENCRYPTION_KEY_FILE,
    apiKey: env.MALLET_API_KEY,
    gongAppUrl: trimmed(env.MALLET_GONG_APP_URL),
    gongApiUrl: trimmed(env.MALLET_GONG_API_URL),
    gongHosts: env.MALLET_GONG_HOSTS,
    clock: env.MALLET_CLOCK === 'system' ? { kind: 'system' } : { kind: 'emulator', controlUrl: trimmed(controlUrl) },
    emulatorPort: env.MALLET_EMULATOR_PORT,
    emulatorControlPort: env.MALLET_EMULATOR_CONTROL_PORT,
    rateLimits: {
      perKey: limitOf(env.MALLET_REQUESTS_PER_SECOND_PER_KEY),
      perAddress: limitOf(env.MALLET_REQUESTS_PER_SECOND_PER_ADDRESS),
    },
    credentialsRoute: env.MALLET_CREDENTIALS_ROUTE === 'on',
    oidc: oidcOf(env),
    logLevel: env.LOG_LEVEL,
  }
}

/** What a command needs that asks a Mallet which runs already. */
export interface RemoteConfig {
  /** Without a trailing slash. */
  readonly url: string
  readonly apiKey: string
}

/**
 * Reads where a Mallet runs, and the key to it.
 *
 * @throws {@link MalletError} `invalid_environment`
 */
export function readRemoteConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RemoteConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = RemoteEnvironment.safeParse(given)
  if (!result.success) throw new MalletError('invalid_environment', { issues: linesOf(result.error) })
  const { MALLET_URL: url, MALLET_PORT: port, MALLET_API_KEY: apiKey } = result.data
  return { url: new URL(url ?? `http://127.0.0.1:${port}`).origin, apiKey }
}

const RemoteEnvironment = Environment.pick({ MALLET_URL: true, MALLET_PORT: true, MALLET_API_KEY: true }).required({
  MALLET_API_KEY: true,
})

const linesOf = (error: z.ZodError) => error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

/** Whether whoever runs a command wants to see where an error comes from, even where the settings cannot be used. */
export const wantsTraces = (): boolean => process.env.LOG_LEVEL === 'debug'

/** A followed clock may jump by months; beside a real Gong that would burn tokens and budgets. */
function clockIssues(given: Readonly<Record<string, string | undefined>>): string[] {
  const { data: env } = ClockEnvironment.safeParse(given)
  if (env?.MALLET_CLOCK !== 'emulator') return []
  const gongHosts = [env.MALLET_GONG_APP_URL, env.MALLET_GONG_API_URL].map((url) => new URL(url).host)
  const { data: allowed = [] } = Environment.shape.MALLET_GONG_HOSTS.safeParse(given.MALLET_GONG_HOSTS)
  const real = new Set([...gongHosts, ...allowed].filter((host) => !LOOPBACK.test(host)))
  const verb = real.size === 1 ? 'is' : 'are'
  return real.size === 0
    ? []
    : [
        `MALLET_CLOCK=emulator needs MALLET_GONG_APP_URL, MALLET_GONG_API_URL and MALLET_GONG_HOSTS to be on this machine, and ${[...real].join(', ')} ${verb} not`,
      ]
}

const keyIssues = ({
  MALLET_ENCRYPTION_KEY: key,
  MALLET_ENCRYPTION_KEY_FILE: file,
}: Record<string, string | undefined>) =>
  key !== undefined && file !== undefined
    ? ['MALLET_ENCRYPTION_KEY and MALLET_ENCRYPTION_KEY_FILE are both set; leave one out']
    : []

function oidcOf(env: z.output<typeof Environment>): OidcConfig | undefined {
  const { MALLET_OIDC_ISSUER: issuer, MALLET_OIDC_CLIENT_ID: clientId } = env
  if (issuer === undefined || clientId === undefined) return undefined
  return {
    issuer,
    clientId,
    clientSecret: env.MALLET_OIDC_CLIENT_SECRET,
    clientSecretFile: env.MALLET_OIDC_CLIENT_SECRET_FILE,
    name: env.MALLET_OIDC_NAME,
    hosts: env.MALLET_OIDC_HOSTS,
    allowedDomains: env.MALLET_OIDC_ALLOWED_DOMAINS,
    defaultRole: env.MALLET_OIDC_DEFAULT_ROLE,
  }
}

/** Half of it would be a button that leads nowhere, or none where one was meant. */
function oidcIssues(given: Readonly<Record<string, string | undefined>>): string[] {
  if (!Object.keys(given).some((name) => name.startsWith('MALLET_OIDC_'))) return []
  const secrets = ['MALLET_OIDC_CLIENT_SECRET', 'MALLET_OIDC_CLIENT_SECRET_FILE']
  const set = secrets.filter((name) => given[name] !== undefined)
  return [
    ...['MALLET_OIDC_ISSUER', 'MALLET_OIDC_CLIENT_ID']
      .filter((name) => given[name] === undefined)
      .map((name) => `${name} must be set where another MALLET_OIDC_ variable is`),
    ...(set.length === 1
      ? []
      : [`exactly one of ${secrets.join(' and ')} must be set where another MALLET_OIDC_ variable is`]),
  ]
}
