import type { FastifyInstance } from 'fastify'
import { CompanyInput } from '../company/company-input.ts'
import { findCompany } from '../company/find-company.ts'
import type { AddCompany } from '../company/open-companies.ts'
import { CallInput, deleteCall, writeCall } from '../company/write-call.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { queryOf } from '../oauth/read-form.ts'
import { answerRefusals } from './answer-refusals.ts'
import { ControlRefusal, parseInput } from './control-input.ts'
import { hangAssumptions } from './hang-assumptions.ts'
import { hangFaultControl } from './hang-fault-control.ts'
import { hangIntegrationControl } from './hang-integration-control.ts'
import { hangKeyControl } from './hang-key-control.ts'
import { hangTruth } from './hang-truth.ts'
import { isThisMachine } from './is-this-machine.ts'

/** What the control port can do to the emulator as a whole. */
interface Whole {
  readonly reset: () => Promise<void>
  readonly addCompany: AddCompany
}

/** Hangs the doors that tests, benchmarks and operators use and Gong does not have, but those of the clock. */
export function hangControl(app: FastifyInstance, context: EmulatorContext, { reset, addCompany }: Whole): void {
  app.addHook('onRequest', async ({ headers }) => {
    // Loopback keeps other machines out; this keeps out pages that a browser on this machine has open.
    if (headers.origin !== undefined || !isThisMachine(headers.host)) {
      throw new ControlRefusal('The control door answers programs on this machine, not web pages.', 403)
    }
  })
  answerRefusals(app)

  app.get('/requests', async () => ({ items: context.requests.list() }))
  app.delete('/requests', async (_request, reply) => {
    context.requests.clear()
    return reply.code(204).send()
  })
  app.post('/reset', async (_request, reply) => {
    await reset()
    return reply.code(204).send()
  })
  app.post('/companies', async (request, reply) =>
    reply.code(201).send(await addCompany(parseInput(CompanyInput, request.body))),
  )
  app.post('/calls', async (request, reply) => {
    const input = parseInput(CallInput, request.body)
    return reply.code(201).send(writeCall(context, findCompany(context, input.company), input))
  })
  app.delete<{ Params: { id: string } }>('/calls/:id', async (request, reply) => {
    const company = findCompany(context, queryOf(request.url).get('company') ?? undefined)
    const { id } = request.params
    if (!deleteCall(context, company, id)) throw new ControlRefusal(`There is no call ${id} in ${company.name}.`, 404)
    return reply.code(204).send()
  })
  hangTruth(app, context)
  hangAssumptions(app, context)
  hangFaultControl(app, context)
  hangKeyControl(app, context)
  hangIntegrationControl(app, context)
}
