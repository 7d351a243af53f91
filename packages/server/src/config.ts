import { resolve } from 'node:path'
import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'

const Port = z.coerce.number().int().min(0).max(65_535)
const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)(:\d+)?$/

/** `http` is for loopback only: anything else would carry credentials in the clear. */
const Address = z.url({ protocol: /^https?$/ }).refine((url) => {
  const { protocol, host } = new URL(url)
  return protocol === 'https:' || LOOPBACK.test(host)
}, 'must begin with https:// unless it is an address of this machine')

const Hosts = z
  .string()
  .transform((text) => (text === '' ? [] : text.split(',')))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/, 'must be host or host:port, exactly'),
    ),
  )

const Environment = z.object({
  MALLET_PORT: Port.default(4400),
  MALLET_HOST: z.string().min(1).default('127.0.0.1'),
  MALLET_PUBLIC_URL: Address.optional(),
  MALLET_DATA_DIR: z.string().min(1).default('.mallet'),
  MALLET_ENCRYPTION_KEY: z.string().optional(),
  MALLET_ENCRYPTION_KEY_FILE: z.string().optional(),
  MALLET_API_KEY: z
    .string()
    .regex(/^mk_[0-9a-zA-Z]{32,}$/, 'must be mk_ and at least 32 letters or digits')
    .optional(),
  MALLET_GONG_APP_URL: Address.default('https://app.gong.io'),
  MALLET_GONG_API_URL: Address.default('https://api.gong.io'),
  MALLET_GONG_HOSTS: Hosts.default([]),
  MALLET_CLOCK: z.enum(['system', 'emulator']).default('system'),
  MALLET_EMULATOR_CONTROL_URL: Address.optional(),
  MALLET_EMULATOR_PORT: Port.default(4401),
  MALLET_EMULATOR_CONTROL_PORT: Port.default(4402),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** Every setting, parsed once. Nothing else reads the environment. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Without a trailing slash. Undefined until the port is known, where it is 0. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
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
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** @throws {@link MalletError} `invalid_environment`, with one line for each setting that cannot be used */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const result = Environment.safeParse(environment)
  if (!result.success) {
    throw invalid(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  }
  const env = result.data
  const trimmed = (url: string) => url.replace(/\/+$/, '')
  const config: Config = {
    port: env.MALLET_PORT,
    host: env.MALLET_HOST,
    publicUrl: env.MALLET_PUBLIC_URL && trimmed(env.MALLET_PUBLIC_URL),
    dataDir: resolve(env.MALLET_DATA_DIR),
    encryptionKey: env.MALLET_ENCRYPTION_KEY,
    encryptionKeyFile: env.MALLET_ENCRYPTION_KEY_FILE,
    apiKey: env.MALLET_API_KEY,
    gongAppUrl: trimmed(env.MALLET_GONG_APP_URL),
    gongApiUrl: trimmed(env.MALLET_GONG_API_URL),
    gongHosts: env.MALLET_GONG_HOSTS,
    clock: clockOf(env),
    emulatorPort: env.MALLET_EMULATOR_PORT,
    emulatorControlPort: env.MALLET_EMULATOR_CONTROL_PORT,
    logLevel: env.LOG_LEVEL,
  }
  return config
}

/** A followed clock may jump by months; beside a real Gong that would burn tokens and budgets. */
function clockOf(env: z.output<typeof Environment>): Config['clock'] {
  if (env.MALLET_CLOCK === 'system') return { kind: 'system' }
  const controlUrl = env.MALLET_EMULATOR_CONTROL_URL ?? `http://127.0.0.1:${env.MALLET_EMULATOR_CONTROL_PORT}`
  const gongHosts = [env.MALLET_GONG_APP_URL, env.MALLET_GONG_API_URL].map((url) => new URL(url).host)
  const real = [...gongHosts, ...env.MALLET_GONG_HOSTS].filter((host) => !LOOPBACK.test(host))
  if (real.length > 0) {
    throw invalid([
      `MALLET_CLOCK: emulator is only for Gong addresses on this machine, and ${[...new Set(real)].join(', ')} is not`,
    ])
  }
  return { kind: 'emulator', controlUrl: controlUrl.replace(/\/+$/, '') }
}

const invalid = (issues: string[]) => new MalletError('invalid_environment', { issues })
