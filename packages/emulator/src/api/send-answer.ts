import type { FastifyReply } from 'fastify'

const CONTENT_TYPE = 'application/json;charset=UTF-8'
/** Gong names its build here; nobody may rely on it. */
const SERVICE_VERSION = 'emulator'

/** The headers that every answer of the API has. */
export const answerHeaders = (requestId: string) => ({
  'content-type': CONTENT_TYPE,
  'x-traceid': requestId,
  'x-gong-service-version': SERVICE_VERSION,
})

export const sendAnswer = (
  reply: FastifyReply,
  status: number,
  requestId: string,
  body: unknown,
  bareIntegers: readonly string[] = [],
): FastifyReply => reply.code(status).headers(answerHeaders(requestId)).send(written(body, bareIntegers))

/** Gong writes some ids as numbers beyond what JavaScript holds: here they are text up to this moment. */
function written(body: unknown, bareIntegers: readonly string[]): string {
  const text = JSON.stringify(body)
  return bareIntegers.reduce((json, name) => json.replaceAll(new RegExp(`("${name}":)"(-?\\d+)"`, 'g'), '$1$2'), text)
}
