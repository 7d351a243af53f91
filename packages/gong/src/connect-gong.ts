import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueLines, type Page } from '@mallet/contract/derive/client'
import type { Input } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { Gong } from '@mallet/contract/gong/index'
import { limits } from '@mallet/contract/gong/limits'
import { Secret } from '@mallet/contract/secret'
import { z } from 'zod'
import { createGongClient, type GongClient } from './client.ts'
import { apiPolicy } from './egress/policy.ts'
import { createSend } from './egress/send.ts'
import { allowedBaseUrl } from './host-rules.ts'
import { type Item, items } from './items.ts'
import { createPace, type Timers } from './pace.ts'
import { type PagedName, pages } from './pages.ts'
import { sendAtPace } from './send-at-pace.ts'

/** Timers may ring early and the network may squeeze requests together, so that a third of a second is not enough. */
const MARGIN = 1.05

const SecretText = z.union([z.string().min(1), z.instanceof(Secret)])
const Pacing = {
  /** Hosts besides Gong's, such as an emulator's: exact `host` or `host:port`. None by default. */
  allowedHosts: z.array(z.string()).readonly().optional(),
  /** Where Gong has raised the company's limit, or a test has none; 3 by default. */
  requestsPerSecond: z.number().positive().optional(),
}
const Connection = z.union([
  z.strictObject({ baseUrl: z.string(), accessKey: z.string().min(1), accessKeySecret: SecretText, ...Pacing }),
  z.strictObject({ baseUrl: z.string(), accessToken: SecretText, ...Pacing }),
])
/** Where a company's API is, as Gong shows it beside the key or returns it with the token, and what opens it. */
export type GongConnectionInput = z.input<typeof Connection>

/** One company's Gong. */
export interface GongConnection extends GongClient {
  /** Every page of a paged operation, as `pages` gives them. */
  pages<N extends PagedName>(name: N, input: Input<Gong[N]>): AsyncGenerator<Page, void, void>
  /** Every item of a paged operation, as `items` gives them. */
  items<N extends PagedName>(name: N, input: Input<Gong[N]>): AsyncGenerator<Item<N>, void, void>
  /** Afterwards no connection is open. Requests under way are answered first. */
  close(): Promise<void>
}

const thisProcess: Timers = { nowMs: () => performance.now(), sleep }

/**
 * Opens the API of one company. Its requests leave one after the other, three a second at most, since that is the limit
 * of the company; a 429 holds all of them back. Other processes and other connections are not known to it.
 *
 * The calls throw what `createGongClient` and `sendAtPace` say.
 *
 * @throws MalletError `wrong_base_url` for a host that is neither Gong's nor allowed, before anything is sent;
 *   `invalid_input`
 */
export function connectGong(input: GongConnectionInput, timers: Timers = thisProcess): GongConnection {
  const parsed = Connection.safeParse(input)
  if (!parsed.success) throw new MalletError('invalid_input', { issues: issueLines(parsed.error) })
  const { baseUrl, allowedHosts = [], requestsPerSecond = limits.perSecond } = parsed.data
  const destination = {
    baseUrl: allowedBaseUrl(baseUrl, allowedHosts),
    authorization: authorizationOf(parsed.data),
    pace: createPace((1000 / requestsPerSecond) * MARGIN, timers),
    boundary: () => randomUUID().replaceAll('-', ''),
  }
  const { send, close } = createSend(apiPolicy(allowedHosts))
  const client = createGongClient({ send: (request) => sendAtPace({ ...destination, send }, request) })
  return {
    ...client,
    pages: (name, input) => pages(client, name, input),
    items: (name, input) => items(client, name, input),
    close,
  }
}

function authorizationOf(connection: z.output<typeof Connection>): Secret {
  if ('accessToken' in connection) return new Secret(`Bearer ${textOf(connection.accessToken)}`)
  const pair = `${connection.accessKey}:${textOf(connection.accessKeySecret)}`
  return new Secret(`Basic ${Buffer.from(pair).toString('base64')}`)
}

const textOf = (secret: string | Secret): string => (typeof secret === 'string' ? secret : secret.reveal())
