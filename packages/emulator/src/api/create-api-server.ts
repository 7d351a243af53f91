import { toOpenApi } from '@mallet/contract/derive/openapi'
import { GongErrorBody } from '@mallet/contract/gong/fields'
import { gong } from '@mallet/contract/gong/index'
import { refusals } from '@mallet/contract/gong/refusals'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import type { FastifyInstance } from 'fastify'
import type { Company } from '../company/company.ts'
import { createServer } from '../create-server.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { logRequests } from '../requests/log-requests.ts'
import { hangApi } from './hang-api.ts'
import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'

/** The server of one company: its API, and the document that tells what is served. It does not listen yet. */
export function createApiServer(context: EmulatorContext, company: Company): FastifyInstance {
  const server = createServer((_error, _request, reply) =>
    refuse(context, reply, new Refusal(400, [refusals.badRequest])),
  )
  logRequests(server, context.requests, company.name)
  hangApi(server, context, company)
  server.get('/openapi.json', async () =>
    toOpenApi(gong, {
      title: 'Gong API, as far as Mallet speaks it',
      version: 'v2',
      servers: [context.addresses.apiBaseUrls[company.index] ?? ''],
      securitySchemes: {
        basicAuth: { type: 'http', scheme: 'basic' },
        bearerAuth: { type: 'http', scheme: 'bearer' },
      },
      scopesOf: ({ scope }) => (scope === UNKNOWN_SCOPE ? [] : [scope]),
      errorSchema: GongErrorBody,
    }),
  )
  return server
}
