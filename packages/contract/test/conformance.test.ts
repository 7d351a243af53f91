import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '../src/endpoint.ts'
import { gong } from '../src/gong/index.ts'
import { scopes } from '../src/gong/scopes.ts'
import { deviations, unexplained } from './deviations.ts'
import { findFaults } from './find-faults.ts'
import { type JudgeOperation, type OutsideJudge, openJudge } from './outside-judge.ts'
import { type Field, schemaFields } from './schema-fields.ts'

const judge = openJudge()
const rows = Object.entries<Endpoint>(gong)

if ('absent' in judge) {
  test.skip(`the table agrees with Gong's document (skipped: ${judge.absent})`, () => {})
} else {
  describe.each(rows)('%s agrees with Gong', (name, row) => {
    test('in method, path, name, scopes', () => {
      const operation = operationOf(judge, row)
      expect(row.source).toContain(operation.operationId)
      const asked = operation.security.flatMap((one) => one.gongOAuth ?? [])
      expect(asked).toEqual([row.scope])
      expect(operation['x-gong'].conditionalScopes).toEqual(row.conditionalScopes ?? [])
      expect(Object.keys(scopes)).toContain(row.scope)
    })

    test('in paging and in what an empty list looks like', () => {
      const { pagination, itemsKey } = operationOf(judge, row)['x-gong']
      const evidence = judge.evidence(row.method, row.path)
      expect(pagination).toBe(row.paging ? `cursor-${row.paging.cursorIn}` : 'none')
      if (!row.paging) return
      expect(itemsKey).toBe(row.paging.items)
      expect(row.paging.pageSize).toBe(evidence?.pageSize ?? 100)
      const { empty } = row.paging
      const recorded = evidence?.liveEvidence?.['404']
      if (empty.status === 200 || recorded !== undefined) {
        expect(recorded).toBe(empty.status === 404 ? empty.text : undefined)
      } else expect(judge.answer(operationOf(judge, row), 404), 'a 404 that Gong documents').toBeDefined()
    })

    test('in the names, types and values of every field, both ways', () => {
      expect(differences(judge, name, row)).toEqual([])
    })

    test('on its example', () => {
      const operation = operationOf(judge, row)
      const { body, query, response } = row.example
      const answer = judge.answer(operation, row.status ?? 200)
      expect(unexplained(name, findFaults(response, answer ?? {}, judge.resolve))).toEqual([])
      expect(row.response.safeParse(response).error).toBeUndefined()
      expect(row.body?.safeParse(body ?? {}).error).toBeUndefined()
      expect(row.query?.safeParse(query ?? {}).error).toBeUndefined()
      const asked = operation.requestBody?.content?.['application/json'].schema
      if (asked) expect(findFaults(body, asked, judge.resolve)).toEqual([])
    })
  })

  test('every deviation that is listed still exists', () => {
    const found = rows.flatMap(([name, row]) => allDifferences(judge, name, row))
    for (const { operation, field } of deviations) {
      expect(
        found.some((one) => one.operation === operation && one.field === field),
        `${operation} ${field}`,
      ).toBe(true)
    }
  })
}

interface Difference {
  readonly operation: string
  readonly field: string
  readonly text: string
}

function operationOf(outside: OutsideJudge, row: Endpoint): JudgeOperation {
  const operation = outside.operation(row.method, row.path)
  if (!operation) throw new Error(`Gong has no ${row.method} ${row.path}`)
  return operation
}

const differences = (outside: OutsideJudge, name: string, row: Endpoint): string[] =>
  allDifferences(outside, name, row)
    .filter((one) => !deviations.some(({ operation, field }) => operation === one.operation && field === one.field))
    .map(({ field, text }) => `${field}: ${text}`)

function allDifferences(outside: OutsideJudge, name: string, row: Endpoint): Difference[] {
  const operation = operationOf(outside, row)
  const bodySchema = operation.requestBody?.content?.['application/json'].schema
  const answerSchema = outside.answer(operation, row.status ?? 200)
  const fieldsOf = (schema: Record<string, unknown> | undefined) => schemaFields(schema ?? {}, outside.resolve)
  return [
    ...compare('query', ownFields(row.query, 'input'), parameters(operation, 'query')),
    ...compare('params', ownFields(row.params, 'input'), parameters(operation, 'path')),
    ...compare('body', ownFields(row.body, 'input'), fieldsOf(bodySchema)),
    ...compare('response', ownFields(row.response, 'output'), fieldsOf(answerSchema)),
  ].map(({ field, text }) => ({ operation: name, field, text }))
}

function ownFields(schema: z.ZodType | undefined, io: 'input' | 'output'): Map<string, Field> {
  if (!schema) return new Map()
  const { $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const definitions = z.record(z.string(), z.record(z.string(), z.unknown())).parse($defs)
  return schemaFields(root, (node) =>
    typeof node.$ref === 'string' ? (definitions[node.$ref.replace('#/$defs/', '')] ?? {}) : node,
  )
}

function parameters(operation: JudgeOperation, place: 'query' | 'path'): Map<string, Field> {
  return new Map(
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema, required = false }) => {
        const type = typeof schema.type === 'string' ? schema.type : 'any'
        return [name, { type, values: undefined, required }]
      }),
  )
}

function compare(place: string, own: Map<string, Field>, theirs: Map<string, Field>) {
  return [...new Set([...own.keys(), ...theirs.keys()])].flatMap((path) => {
    const [mine, its] = [own.get(path), theirs.get(path)]
    const differ = (text: string) => [{ field: `${place}.${path}`, text }]
    if (!mine) return differ(`only Gong has it, as ${its?.type}`)
    if (!its) return differ(`Gong does not have it; here it is ${mine.type}`)
    if (mine.type !== its.type) return differ(`${mine.type} here, ${its.type} at Gong`)
    if (its.values && mine.values?.join() !== its.values.join() && !sameSet(mine.values, its.values)) {
      return differ(`${mine.values?.join(', ')} here, ${its.values.join(', ')} at Gong`)
    }
    if (place !== 'response' && mine.required !== its.required) {
      return differ(`${mine.required ? 'required' : 'optional'} here and not at Gong`)
    }
    return []
  })
}

const sameSet = (a: readonly string[] | undefined, b: readonly string[]): boolean =>
  a !== undefined && a.length === b.length && b.every((value) => a.includes(value))
