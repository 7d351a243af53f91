import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { MalletError } from '@mallet/contract/errors'
import { buildConnector } from 'undici'
import { addressKind } from './address-kind.ts'
import { type EgressPolicy, type Reach, reachOf } from './policy.ts'

export interface ConnectionOptions {
  readonly policy: EgressPolicy
  /** For the connection alone, TLS included. */
  readonly timeoutMs: number
  /** Resolves names; the system's resolver by default. */
  readonly lookup?: LookupFunction | undefined
  /** Called for each connection that came about. */
  readonly onConnected: () => void
}

/**
 * A connector that opens a connection only to an address that the policy allows for the host. The check stands in the
 * very lookup that the socket connects by, so no second answer of a name server comes between. Node never looks an
 * address up that is written out, so those are checked before.
 *
 * Its errors: MalletError `egress_refused`, or what the socket says.
 */
export function guardConnection({ policy, timeoutMs, lookup = systemLookup, onConnected }: ConnectionOptions) {
  const connectorFor = (reach: Reach) =>
    buildConnector({ timeout: timeoutMs, lookup: guardLookup(lookup, reach), allowH2: false })
  const connectors = { public: connectorFor('public'), loopback: connectorFor('loopback'), any: connectorFor('any') }
  const connect: buildConnector.connector = (target, callback) => {
    const { protocol, hostname, port } = target
    const url = new URL(`${protocol}//${bracketed(hostname)}:${port}`)
    const reach = reachOf(url, policy)
    const address = hostname.replace(/^\[(.*)\]$/, '$1')
    if (!reach) return callback(refuseHost(url.host), null)
    if (isIP(address) && !mayConnect(address, reach)) return callback(refuseAddress(url.host), null)
    connectors[reach](target, (error, socket) => {
      if (error) return callback(error, null)
      onConnected()
      callback(null, socket)
    })
  }
  return connect
}

const bracketed = (hostname: string) => (hostname.includes(':') && hostname[0] !== '[' ? `[${hostname}]` : hostname)

/** One address that is refused refuses the name: whoever mixes a private one in wants something. */
function guardLookup(lookup: LookupFunction, reach: Reach): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const [first] = addresses
      if (error) callback(error, [])
      else if (!first || addresses.some(({ address }) => !mayConnect(address, reach))) {
        callback(refuseAddress(hostname), [])
      } else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
}

const mayConnect = (address: string, reach: Reach) => reach === 'any' || addressKind(address) === reach

/** The host is no part of the policy. */
export const refuseHost = (host: string) =>
  new MalletError(
    'egress_refused',
    { host, reason: 'host' },
    { message: `Mallet does not send to ${host}: it is neither a host of Gong nor listed.` },
  )

const refuseAddress = (host: string) =>
  new MalletError(
    'egress_refused',
    { host, reason: 'address' },
    { message: `Mallet does not send to ${host}: its name stands for an address that is not public.` },
  )
