import { MalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/**
 * Begins to take requests.
 *
 * @returns where browsers reach it, without a trailing slash: the configured address, else the one that was taken
 * @throws {@link MalletError} `port_in_use`
 */
export async function listen(app: FastifyInstance, { host, port, publicUrl }: Config): Promise<string> {
  await app.listen({ host, port }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    const message = `Port ${port} on ${host} is taken by another program (MALLET_PORT).`
    throw new MalletError('port_in_use', { host, port }, { message })
  })
  const [address] = app.addresses()
  const taken = typeof address === 'object' ? address.port : port
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
}
