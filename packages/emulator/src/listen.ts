import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'

const HOST = '127.0.0.1'

/**
 * Makes the server listen on loopback; 0 takes any free port. Returns its origin.
 * Throws `port_in_use`, whose message names the setting to change.
 */
export async function listen(server: FastifyInstance, port: number, setting: string): Promise<string> {
  try {
    return await server.listen({ host: HOST, port })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
    const message = `Port ${port} is taken by another program. ${setting} sets the port.`
    throw new MalletError('port_in_use', { host: HOST, port }, { message, cause: error })
  }
}
