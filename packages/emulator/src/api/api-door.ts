import type { FastifyRequest } from 'fastify'
import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import type { FaultyDoor } from '../faults/hang-faults.ts'
import { makeRequestId } from './request-id.ts'
import { answerHeaders } from './send-answer.ts'

/** What faults see of a company's API. */
export const apiDoor = ({ random, requests }: EmulatorContext, company: Company): FaultyDoor => ({
  at: 'onRequest',
  subjectOf: (request: FastifyRequest) => {
    const entry = requests.entryOf(request.raw)
    return {
      company: [company.name, String(company.index + 1)],
      operations: entry?.operation === undefined ? [] : [entry.operation],
      path: entry?.path ?? '',
    }
  },
  usualError: (status, texts) => {
    const requestId = makeRequestId(random)
    return { status, headers: answerHeaders(requestId), body: JSON.stringify({ requestId, errors: texts }) }
  },
})
