import { gong } from '@mallet/contract/gong/index'
import type { FastifyInstance } from 'fastify'
import type { RequestLog } from './request-log.ts'

const operations = new Map(
  Object.entries(gong).map(([name, { method, path }]) => [`${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`, name]),
)

/** Logs what arrives for the API and for OAuth on one listener, in order of arrival. */
export function logRequests(app: FastifyInstance, log: RequestLog, companyName: string): void {
  app.addHook('onRequest', async (request, reply) => {
    const isApi = request.url.startsWith('/v2/')
    if (!isApi && !request.url.startsWith('/oauth2/')) return
    const at = performance.timeOrigin + performance.now()
    const operation = operations.get(`${request.method} ${request.routeOptions.url}`)
    const company = isApi ? companyName : null
    const { method, url } = request
    const entry = log.add({ at, company, method, url, ...(operation !== undefined && { operation }) }, request.raw)
    reply.raw.once('finish', () => {
      entry.status = reply.statusCode
    })
    reply.raw.once('close', () => {
      entry.status ??= reply.raw.headersSent ? reply.raw.statusCode : 0
    })
  })
}
