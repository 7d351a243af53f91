import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { endpoints } from '../endpoints.ts'
import { openWorld, type World } from '../open-world.ts'

const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: z.record(z.string(), z.unknown()),
  example: z.unknown().optional(),
})
const Content = z.strictObject({
  'application/json': z.strictObject({ schema: z.record(z.string(), z.unknown()), example: z.unknown().optional() }),
  '*/*': z.strictObject({ schema: z.strictObject({ contentMediaType: z.string() }) }).optional(),
})
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string(), z.strictObject({ description: z.string(), content: Content.optional() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
})
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional())),
  components: z.strictObject({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    securitySchemes: z.record(z.string(), z.looseObject({ type: z.string() })),
  }),
})

let world: World
let text: string
let document: z.infer<typeof Document>

beforeAll(async () => {
  world = await openWorld({ emulator: { calls: 5, users: 5 } })
  text = (await ask(world, { to: '/openapi.json' })).body
  document = Document.parse(JSON.parse(text))
})
afterAll(() => world.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => (operation ? [{ path, method, operation }] : [])),
  )

test('the document has every endpoint once, under the name that it has everywhere', () => {
  const listed = operations().map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`)

  expect(listed.sort()).toEqual(
    endpoints.map(({ name, endpoint }) => `${name} ${endpoint.method.toLowerCase()} ${endpoint.path}`).sort(),
  )
})

test('the document names the address at which it was read', () => {
  expect(document.servers).toEqual([{ url: world.platform().publicUrl }])
})

test('every reference in the document leads somewhere', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference)
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)

  expect(references.length).toBeGreaterThan(10)
  expect([...new Set(references)].filter((reference) => !known.includes(reference))).toEqual([])
  expect(text).not.toContain('$defs')
})

test('every parameter of a path is described, and no other', () => {
  for (const { path, operation } of operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(described.map(({ name }) => name)).toEqual(named)
    expect(described.every(({ required }) => required)).toBe(true)
  }
})

test('every operation has one success, a form for refusals, and security schemes that exist', () => {
  const schemes = Object.keys(document.components.securitySchemes)
  for (const { operation } of operations()) {
    const { default: refusal, ...successes } = operation.responses
    expect(refusal?.content?.['application/json'].schema).toEqual({ $ref: '#/components/schemas/Error' })
    expect(Object.keys(successes)).toEqual([expect.stringMatching(/^20[0-4]$/)])
    for (const scheme of operation.security.flatMap((one) => Object.keys(one))) expect(schemes).toContain(scheme)
  }
})

test('a body that may be a file is told as one, and no other', () => {
  const told = operations().flatMap(({ operation }) =>
    operation.requestBody?.content['*/*'] ? operation.operationId : [],
  )
  const mayBeFile = endpoints.flatMap(({ name, endpoint }) => (endpoint.mayBeFile ? name : []))

  expect(told).toEqual(mayBeFile)
})
