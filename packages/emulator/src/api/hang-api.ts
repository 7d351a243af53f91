import { readQuery } from '@mallet/contract/derive/read-query'
import { createRoutes, type Route } from '@mallet/contract/derive/routes'
import { gong } from '@mallet/contract/gong/index'
import { refusals } from '@mallet/contract/gong/refusals'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { Company } from '../company/company.ts'
import type { EmulatorContext } from '../emulator-context.ts'
import { hangFaults } from '../faults/hang-faults.ts'
import { queryOf } from '../oauth/read-form.ts'
import { type ApiCall, operationOf } from './api-call.ts'
import { apiDoor } from './api-door.ts'
import { authenticate, requireScope } from './authenticate.ts'
import { dropRest } from './drop-rest.ts'
import { handlers } from './handlers.ts'
import { logWrite } from './logs/log-write.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'
import { refuse } from './refuse.ts'
import { makeRequestId } from './request-id.ts'
import { sendAnswer } from './send-answer.ts'
import { validationTexts } from './validation-texts.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const routes = createRoutes(gong, handlers, { invalid: (error) => new Refusal(400, validationTexts(error)) })

/** Hangs a company's API on Fastify, under /v2: limits, credentials, scopes, the operations, and Gong's envelope around all. */
export function hangApi(app: FastifyInstance, context: EmulatorContext, company: Company): void {
  app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
        try {
          done(null, JSON.parse(body.toString()))
        } catch {
          done(new Refusal(400, [refusals.jsonParseError]))
        }
      })
      // A file is read by the operation, piece by piece, once the caller is known.
      scope.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))
      scope.addHook('onResponse', dropRest)
      scope.addHook('onRequest', async (request, reply) => limit(context, company, request, reply))
      // Behind the limits, so that a request counts whatever becomes of it.
      hangFaults(scope, context, apiDoor(context, company))
      scope.setErrorHandler((error, _request, reply) => refuse(context, reply, error))
      scope.setNotFoundHandler((_request, reply) => refuse(context, reply, new Refusal(404, ['Not Found'])))
      for (const route of routes) hangOperation(scope, context, company, route)
      for (const path of new Set(routes.map(pathOf))) refuseOtherMethods(scope, context, path)
    },
    { prefix: '/v2' },
  )
}

/** The path without the prefix of the scope. */
const pathOf = ({ pattern }: Route<ApiCall>) => pattern.slice('/v2'.length)

function hangOperation(scope: FastifyInstance, context: EmulatorContext, company: Company, route: Route<ApiCall>) {
  const { endpoint } = route
  const callers = new WeakMap<FastifyRequest, ReturnType<typeof authenticate>>()
  scope.route({
    method: endpoint.method,
    url: pathOf(route),
    exposeHeadRoute: false,
    // Before the body is read: a caller without the right learns nothing about its request.
    onRequest: async (request) => {
      const caller = authenticate(context, company, request.headers.authorization, request.ip)
      requireScope(caller, endpoint.scope)
      callers.set(request, caller)
    },
    handler: async (request, reply) => {
      const caller = callers.get(request) ?? { scopes: [] }
      const requestId = makeRequestId(context.random)
      // The routes are those of the table, so their names are its keys.
      const operation = route.name as keyof typeof gong
      const query = readQuery(endpoint.query, queryOf(request.url))
      const input = await readInput(endpoint, request)
      const raw = { params: request.params, query, ...input }
      const answer = await route.handle({ context, company, caller, operation, requestId }, raw)
      const { effect, bareIntegers } = operationOf(operation)
      if (effect !== 'reads') logWrite(context, company, { requestId, method: endpoint.method, url: request.url })
      return sendAnswer(reply, endpoint.status ?? 200, requestId, answer, bareIntegers)
    },
  })
}

function refuseOtherMethods(scope: FastifyInstance, context: EmulatorContext, path: string): void {
  const known = routes.filter((route) => pathOf(route) === path).map(({ endpoint }) => endpoint.method)
  const method = METHODS.filter((one) => !known.some((name) => name === one))
  const handler = async (_request: FastifyRequest, reply: FastifyReply) =>
    refuse(context, reply, new Refusal(405, [refusals.methodNotAllowed]))
  scope.route({ method: [...method], url: path, exposeHeadRoute: false, handler })
}

/** Counts the arrival, whatever becomes of the request, and refuses what is over the limits. */
function limit(context: EmulatorContext, company: Company, _request: FastifyRequest, reply: FastifyReply): void {
  if (!context.rateLimit.on) return
  const arrival = company.limits.arrive(context.monotonicClock(), context.clock.nowMs())
  // Stored at once: a day's count that a restart forgot would be a second allowance.
  context.state.save()
  if (context.assumed('refusalsCount') === 'no') {
    reply.raw.once('finish', () => {
      if (reply.statusCode < 400) return
      arrival.forget()
      context.state.save()
    })
  }
  const { retryAfterSeconds } = arrival
  if (retryAfterSeconds !== undefined) throw new Refusal(429, [context.assumed('rateLimitText')], retryAfterSeconds)
}
