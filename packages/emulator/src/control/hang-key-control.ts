import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openApiKeys } from '../company/api-keys/open-api-keys.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { queryOf } from '../oauth/read-form.ts'

interface Named {
  Params: { id: string }
}

/** Hangs the door of the API keys of one company: `?company` is its name or number. */
export function hangKeyControl(app: FastifyInstance, context: EmulatorContext): void {
  const keys = openApiKeys(context)

  app.get('/api-keys', async (request) => ({ items: keys.list(companyOf(request)) }))

  app.post<{ Body: Parameters<typeof keys.create>[0] }>('/api-keys', async (request, reply) =>
    reply.code(201).send(keys.create(request.body, companyOf(request))),
  )

  app.patch<Named & { Body: Parameters<typeof keys.edit>[1] }>('/api-keys/:id', async (request) =>
    keys.edit(request.params.id, request.body, companyOf(request)),
  )

  app.delete<Named>('/api-keys/:id', async (request, reply) => {
    keys.delete(request.params.id, companyOf(request))
    return reply.code(204).send()
  })
}

/** The company that a request names in its query. */
export const companyOf = (request: Pick<FastifyRequest, 'url'>): string | undefined =>
  queryOf(request.url).get('company') ?? undefined
