import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { EmulatorContext } from '../emulator-context.ts'
import { addFault, hasReached, openFaults } from '../faults/open-faults.ts'
import { queryOf } from '../oauth/read-form.ts'
import { abortOf } from './abort-of.ts'
import { ControlRefusal, parseInput } from './control-input.ts'

/** How long a poll stays open when nothing happens. */
const POLL_MS = 20_000

const Poll = z.strictObject({ reached: z.coerce.number().int().min(1).optional() })
interface Named {
  Params: { id: string }
}

/** Hangs the door of the faults. They act on the API and on OAuth, never on the control port itself. */
export function hangFaultControl(app: FastifyInstance, context: EmulatorContext): void {
  const { faults } = context
  const { list, release } = openFaults(context)

  app.post('/faults', async (request, reply) => reply.code(201).send({ id: addFault(context, request.body) }))

  app.get('/faults', async () => ({ items: list() }))

  app.get<Named>('/faults/:id', async (request, reply) => {
    const { id } = request.params
    const { reached } = parseInput(Poll, Object.fromEntries(queryOf(request.url)))
    const patience = AbortSignal.any([abortOf(reply), AbortSignal.timeout(POLL_MS)])
    const report =
      reached === undefined ? faults.find(id) : await faults.until(id, (fault) => hasReached(fault, reached), patience)
    if (!report) throw unknown(id)
    return report
  })

  app.delete('/faults', async (_request, reply) => {
    faults.delete()
    return reply.code(204).send()
  })

  app.delete<Named>('/faults/:id', async (request, reply) => {
    if (!faults.delete(request.params.id)) throw unknown(request.params.id)
    return reply.code(204).send()
  })

  app.post<Named>('/faults/:id/release', async (request) => ({ released: release(request.params.id) }))
}

const unknown = (id: string) => new ControlRefusal(`There is no fault ${id}.`, 404)
