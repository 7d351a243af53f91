import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Company } from '../company/company.ts'
import { findCompany } from '../company/find-company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { inSlices } from '../in-slices.ts'
import { queryOf } from '../oauth/read-form.ts'
import { ControlRefusal, parseInput } from './control-input.ts'
import { MODELS, type Model, tellTruth } from './tell-truth.ts'

const Query = z.object({ company: z.string().optional(), private: z.enum(['0', '1']).optional() })

/** Hangs the door that compares nothing and says what is: one JSON line per object. */
export function hangTruth(app: FastifyInstance, context: EmulatorContext): void {
  app.get<{ Params: { model: string } }>('/truth/:model', async (request, reply) => {
    const model = MODELS.find((name) => name === request.params.model)
    if (!model) throw new ControlRefusal(`The models are ${MODELS.join(', ')}.`)
    const query = parseInput(Query, Object.fromEntries(queryOf(request.url)))
    const company = findCompany(context, query.company)
    reply.header('content-type', 'application/x-ndjson; charset=utf-8')
    return reply.send(Readable.from(lines(company, model, context.clock.nowMs(), query.private === '1')))
  })
}

async function* lines(company: Company, model: Model, nowMs: number, withPrivate: boolean): AsyncGenerator<string> {
  for await (const truth of inSlices(tellTruth(company, model, nowMs, withPrivate))) yield `${JSON.stringify(truth)}\n`
}
