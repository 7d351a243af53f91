import { assumptions } from '@mallet/contract/gong/assumptions'
import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import type { EmulatorOptions } from './emulator-options.ts'

export interface Arguments {
  readonly options: EmulatorOptions
  readonly json: boolean
  readonly withParent: boolean
}

const rotations = assumptions.refreshTokenRotation.options

/** What commander leaves of the command line, in types. */
const Values = z.object({
  port: z.int(),
  controlPort: z.int(),
  seed: z.string().optional(),
  calls: z.int().optional(),
  users: z.int().optional(),
  companies: z.int().optional(),
  now: z.string().optional(),
  held: z.boolean().optional(),
  state: z.string().optional(),
  pageSize: z.int().optional(),
  rateLimit: z.boolean(),
  refresh: z.enum(rotations).optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  redirectUri: z.array(z.string()).optional(),
  scope: z.array(z.string()).optional(),
  accessKey: z.string().optional(),
  accessKeySecret: z.string().optional(),
  json: z.boolean().optional(),
  withParent: z.boolean().optional(),
})

/** Reads the command line; a mistake in it ends the process with a line that says what is wrong. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = Values.parse(command().parse(argv).opts())
  const { port, controlPort, state, redirectUri, scope, held, json = false, withParent = false, ...rest } = values
  const { seed, calls, users, companies, now, pageSize, rateLimit, refresh } = rest
  const { clientId, clientSecret, accessKey, accessKeySecret } = rest
  return {
    json,
    withParent,
    options: {
      ports: { app: port, control: controlPort },
      rateLimit,
      ...(held && { running: false }),
      ...(state !== undefined && { stateDirectory: state }),
      ...(redirectUri && { redirectUris: redirectUri }),
      ...(scope && { scopes: scope }),
      ...(seed !== undefined && { seed }),
      ...(calls !== undefined && { calls }),
      ...(users !== undefined && { users }),
      ...(companies !== undefined && { companies }),
      ...(now !== undefined && { now }),
      ...(pageSize !== undefined && { pageSize }),
      ...(refresh !== undefined && { refresh }),
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
      ...(accessKey !== undefined && { accessKey }),
      ...(accessKeySecret !== undefined && { accessKeySecret }),
    },
  }
}

/** The command line as commander reads and explains it. */
export const command = () =>
  new Command('mallet-emulator')
    .description('Gong on your machine: its API, its OAuth pages, and companies with a history.')
    .option('--port <number>', 'application and first company; 0 takes any free port', port, 4401)
    .option('--control-port <number>', 'clock, truth and requests; 0 takes any free port', port, 4402)
    .option('--seed <text>', 'name of the invented world (default: mallet)')
    .option('--calls <number>', 'calls that exist at the start (default: 1200)', count(0))
    .option('--users <number>', 'people in each company, at least 5 (default: 40)', count(5))
    .option('--companies <number>', 'Gong companies; the k-th listens on port + k (default: 1)', count(1))
    .option('--now <instant>', 'where the clock begins, ISO 8601 (default: now)', instant)
    .option('--held', 'hold the clock until it is moved')
    .option('--state <directory>', 'keep clock, credentials, tokens and writes there (default: in memory)')
    .option('--page-size <number>', 'items of a page where a list has more, at most 100 (default: 100)', pageSize)
    .option('--no-rate-limit', 'answer any number of requests')
    .addOption(new Option('--refresh <mode>', 'what becomes of a used refresh token').choices(rotations))
    .option('--client-id <text>')
    .option('--client-secret <text>')
    .option('--redirect-uri <uri>', 'may be given several times', several)
    .option('--scope <name>', 'a scope to register besides the known ones; may be given several times', several)
    .option('--access-key <text>')
    .option('--access-key-secret <text>')
    .option('--json', 'print one line of JSON once it listens')
    .option('--with-parent', 'end when the parent process ends')

const several = (value: string, earlier: string[] = []): string[] => [...earlier, value]

const port = (text: string): number => within(text, 0, 65_535)
const pageSize = (text: string): number => within(text, 1, 100)
const count = (least: number) => (text: string) => within(text, least, 10_000_000)

function within(text: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new InvalidArgumentError(`A whole number from ${least} to ${most} is expected.`)
}

function instant(text: string): string {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return text
  throw new InvalidArgumentError('An instant such as 2026-06-01T00:00:00Z is expected.')
}
