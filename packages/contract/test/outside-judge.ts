import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A JSON Schema of the judge, as far as it is used here. */
const JudgeSchema = z.record(z.string(), z.unknown())
type JudgeSchema = z.infer<typeof JudgeSchema>

const Content = z.object({ content: z.object({ 'application/json': z.object({ schema: JudgeSchema }) }).optional() })
const Ref = z.object({ $ref: z.string() })
const Asked = z.object({
  content: z.object({
    'application/json': z.object({ schema: JudgeSchema }).optional(),
    'multipart/form-data': z.object({ schema: JudgeSchema }).optional(),
  }),
})

const Operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: JudgeSchema }))
    .default([]),
  requestBody: Asked.optional(),
  responses: z.record(z.string(), z.union([Ref, Content])),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  'x-gong': z.object({
    pagination: z.enum(['none', 'cursor-query', 'cursor-body']),
    itemsKey: z.union([z.string(), z.array(z.string())]).nullish(),
    conditionalScopes: z.array(z.string()).default([]),
  }),
})
export type JudgeOperation = z.infer<typeof Operation>

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({
    schemas: z.record(z.string(), JudgeSchema),
    responses: z.record(z.string(), Content),
  }),
})

const Evidence = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    pageSize: z.number().nullable(),
    liveEvidence: z.record(z.string(), z.unknown()).nullable(),
  }),
)

/** Gong's own description of its API, which neither this table nor the emulator was derived from by program. */
export interface OutsideJudge {
  /** Every operation that is known of, whether or not the document has it. */
  readonly operations: readonly { readonly method: string; readonly path: string }[]
  operation(method: string, path: string): JudgeOperation | undefined
  evidence(method: string, path: string): z.infer<typeof Evidence>[number] | undefined
  /** A schema with its reference followed; others come back as they are. */
  resolve(schema: JudgeSchema): JudgeSchema
  /** The schema of an answer with this status. */
  answer(operation: JudgeOperation, status: number): JudgeSchema | undefined
}

/** Where the judge's documents lie: beside the checkout, unless the environment says otherwise. */
const directory = fileURLToPath(
  new URL(`${process.env.MALLET_CONFORMANCE_DIR ?? '../shared/gong'}/`, new URL('../../../', import.meta.url)),
)

/** The judge; or why there is none. Throws where the environment requires one and there is none. */
export function openJudge(): OutsideJudge | { readonly absent: string } {
  if (!existsSync(`${directory}openapi.json`)) {
    const absent = `no Gong documents in ${directory}; MALLET_CONFORMANCE_DIR names another directory`
    if (process.env.MALLET_CONFORMANCE === 'required') throw new Error(absent)
    process.stderr.write(`Conformance tests are skipped: ${absent}.\n`)
    return { absent }
  }
  const read = (name: string): unknown => JSON.parse(readFileSync(`${directory}${name}`, 'utf8'))
  const { paths, components } = Document.parse(read('openapi.json'))
  const rows = Evidence.parse(read('endpoints.json'))

  return {
    operations: rows,
    operation: (method, path) => Operation.optional().parse(paths[path]?.[method.toLowerCase()]),
    evidence: (method, path) => rows.find((row) => row.method === method && row.path === path),
    resolve(schema) {
      if (typeof schema.$ref !== 'string') return schema
      const named = components.schemas[schema.$ref.replace('#/components/schemas/', '')]
      if (!named) throw new Error(`the judge has no ${schema.$ref}`)
      return named
    },
    answer(operation, status) {
      const found = operation.responses[String(status)]
      const named = found && '$ref' in found ? components.responses[found.$ref.split('/').at(-1) ?? ''] : found
      return named && 'content' in named ? named.content?.['application/json'].schema : undefined
    },
  }
}
