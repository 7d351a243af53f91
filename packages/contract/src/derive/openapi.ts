import { z } from 'zod'
import type { Endpoint, Table, Upload } from '../endpoint.ts'
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../idempotency-key.ts'

export interface OpenApiOptions {
  readonly title: string
  readonly version: string
  readonly servers?: readonly string[]
  /** The security schemes that exist, as OpenAPI writes them. */
  readonly securitySchemes: Readonly<Record<string, unknown>>
  /** Which of them open an endpoint; any one is enough. All of them, unless said. Public endpoints need none. */
  readonly schemesOf?: (endpoint: Endpoint) => readonly string[]
  /** The scopes that opening takes; that of the endpoint, unless said. */
  readonly scopesOf?: (endpoint: Endpoint) => readonly string[]
  readonly errorSchema: z.ZodType
}

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of a table. Schemas with an id become components, so that generated clients have names. */
export function toOpenApi(endpoints: Table, options: OpenApiOptions): Json {
  const schemas: Json = {}
  const schema = (source: z.ZodType, io: 'input' | 'output') => {
    const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(source, { io, unrepresentable: 'any' })
    const moved: Json = JSON.parse(JSON.stringify({ rest, $defs }).replaceAll('#/$defs/', '#/components/schemas/'))
    Object.assign(schemas, moved.$defs)
    return moved.rest
  }
  schemas.Error = schema(options.errorSchema, 'output')
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const method = endpoint.method.toLowerCase()
    paths[endpoint.path] = { ...paths[endpoint.path], [method]: operation(name, endpoint, schema, options) }
  }
  return {
    openapi: '3.1.0',
    info: { title: options.title, version: options.version },
    ...(options.servers && { servers: options.servers.map((url) => ({ url })) }),
    paths,
    components: { schemas, securitySchemes: options.securitySchemes },
  }
}

function operation(
  name: string,
  endpoint: Endpoint,
  schema: (source: z.ZodType, io: 'input' | 'output') => unknown,
  {
    securitySchemes,
    schemesOf = () => Object.keys(securitySchemes),
    scopesOf = ({ scope }) => [scope],
  }: OpenApiOptions,
): Json {
  const parameters = [
    ...parametersOf(endpoint.params, 'path', endpoint.example.params, schema),
    ...parametersOf(endpoint.query, 'query', endpoint.example.query, schema),
    ...(endpoint.idempotent
      ? [{ name: IDEMPOTENCY_HEADER, in: 'header', required: false, schema: schema(IdempotencyKey, 'input') }]
      : []),
  ]
  const error = { description: 'A refusal', content: jsonContent({ $ref: '#/components/schemas/Error' }) }
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: {
          ...jsonContent(schema(endpoint.body, 'input'), endpoint.example.body),
          ...(endpoint.mayBeFile && { '*/*': { schema: { contentMediaType: 'application/octet-stream' } } }),
        },
      },
    }),
    ...(endpoint.upload && { requestBody: { required: true, content: formContent(endpoint.upload) } }),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Success',
        ...(endpoint.status !== 204 && {
          content: jsonContent(schema(endpoint.response, 'output'), endpoint.example.response),
        }),
      },
      default: error,
    },
    ...(endpoint.scope === 'public'
      ? { security: [] }
      : { security: schemesOf(endpoint).map((scheme) => ({ [scheme]: scopesOf(endpoint) })) }),
  }
}

const formContent = ({ part }: Upload) => ({
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: [part],
      properties: { [part]: { contentMediaType: 'application/octet-stream' } },
    },
  },
})

const jsonContent = (schema: unknown, example?: unknown) => ({
  'application/json': { schema, ...(example !== undefined && { example }) },
})

function parametersOf(
  source: z.ZodObject | undefined,
  place: 'path' | 'query',
  example: Readonly<Record<string, unknown>> | undefined,
  schema: (source: z.ZodType, io: 'input' | 'output') => unknown,
): Json[] {
  return Object.entries(source?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field, undefined).success,
    schema: schema(field, 'input'),
    ...(example?.[name] !== undefined && { example: example[name] }),
  }))
}
