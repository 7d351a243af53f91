import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

type Address = Pick<Config, 'host' | 'port' | 'publicUrl'>

/**
 * Begins to take requests.
 *
 * @returns where browsers reach it, without a trailing slash: the configured address, else the one that was taken
 * @throws {@link MalletError} `port_in_use`; `invalid_environment` where the machine has no such address or port
 */
export async function listen(app: FastifyInstance, { host, port, publicUrl }: Address): Promise<string> {
  await app.listen({ host, port }).catch((error: unknown) => {
    throw refusal(error, host, port) ?? error
  })
  const [address] = app.addresses()
  const taken = typeof address === 'object' ? address.port : port
  return publicUrlOf({ host, port: taken, publicUrl })
}

/** Where browsers reach a Mallet that listens there. */
export const publicUrlOf = ({ host, port, publicUrl }: Address): string =>
  publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`

function refusal(error: unknown, host: string, port: number): MalletError | undefined {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE': {
      const message = `Port ${port} on ${host} is taken by another program. MALLET_PORT sets the port.`
      return new MalletError('port_in_use', { host, port }, { message })
    }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return invalid(`MALLET_HOST must be an address of this machine, and ${host} is not`)
    case 'EACCES':
      return invalid(`MALLET_PORT must be a port that this user may listen on, and ${port} is not`)
    default:
      return undefined
  }
}

const invalid = (issue: string) => new MalletError('invalid_environment', { issues: [issue] })
