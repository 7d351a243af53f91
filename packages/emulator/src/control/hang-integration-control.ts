import type { FastifyInstance } from 'fastify'
import type { EmulatorContext } from '../emulator-context.ts'
import { openIntegrations } from '../integrations/open-integrations.ts'
import { companyOf } from './hang-key-control.ts'

interface Named {
  Params: { clientId: string }
}

/** Hangs the door of the OAuth apps of one company, and of what is installed there: `?company` is its name or number. */
export function hangIntegrationControl(app: FastifyInstance, context: EmulatorContext): void {
  const integrations = openIntegrations(context)

  app.get('/integrations', async (request) => ({ items: integrations.list(companyOf(request)) }))

  app.post<{ Body: Parameters<typeof integrations.create>[0] }>('/integrations', async (request, reply) =>
    reply.code(201).send(integrations.create(request.body, companyOf(request))),
  )

  app.patch<Named & { Body: Parameters<typeof integrations.edit>[1] }>('/integrations/:clientId', async (request) =>
    integrations.edit(request.params.clientId, request.body, companyOf(request)),
  )

  for (const verb of ['publish', 'unpublish'] as const) {
    app.post<Named>(`/integrations/:clientId/${verb}`, async (request) =>
      integrations[verb](request.params.clientId, companyOf(request)),
    )
  }

  app.delete<Named>('/integrations/:clientId', async (request, reply) => {
    integrations.delete(request.params.clientId, companyOf(request))
    return reply.code(204).send()
  })

  app.delete<Named>('/installs/:clientId', async (request, reply) => {
    integrations.remove(request.params.clientId, companyOf(request))
    return reply.code(204).send()
  })
}
