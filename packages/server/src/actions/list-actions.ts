import type { Action } from '@mallet/contract/actions/action'
import { actions } from '@mallet/contract/actions/index'
import type { CatalogueEntry } from '@mallet/contract/api/actions'
import { MODELS } from '@mallet/contract/api/syncs'
import { gong } from '@mallet/contract/gong/index'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type EnabledNames, isEnabled } from '../gateway/enabled.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { type Caller, requireConnection, requireScope } from '../keys/caller.ts'
import { models } from '../syncs/models.ts'
import { enabledFor } from './enabled-for.ts'

export interface CatalogueQuery {
  readonly connectionId?: string | undefined
  readonly integrationId?: string | undefined
  readonly resource?: string | undefined
}

/**
 * The catalogue by resource: actions, and the models that are kept in step. With a connection or an integration only the
 * actions that it enables.
 *
 * @throws {@link MalletError} `not_found`; `forbidden` for an integration that the caller may not read
 */
export async function listActions(
  ctx: Context,
  caller: Caller,
  { connectionId, integrationId, resource }: CatalogueQuery,
): Promise<{ items: { resource: string; items: CatalogueEntry[] }[] }> {
  if (connectionId !== undefined) requireConnection(caller, connectionId)
  if (integrationId !== undefined) requireScope(caller, 'integrations:read')
  const filters: EnabledNames[] = [
    ...(connectionId === undefined ? [] : [await enabledFor(ctx, connectionId)]),
    ...(integrationId === undefined ? [] : [(await loadIntegration(ctx, integrationId)).actions]),
  ]
  const shown = catalogue().filter(
    (entry) =>
      (resource === undefined || entry.resource === resource) &&
      (entry.type === 'sync' || filters.every((names) => isEnabled(names, entry.name))),
  )
  const resources = [...new Set(shown.map((entry) => entry.resource))]
  return {
    items: resources.map((name) => ({ resource: name, items: shown.filter((entry) => entry.resource === name) })),
  }
}

let made: readonly CatalogueEntry[] | undefined

/** Made once: it is the same for everybody, and its schemas are large. */
function catalogue(): readonly CatalogueEntry[] {
  made ??= [...[...actions.values()].map(describeAction), ...MODELS.map(describeModel)]
  return made
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' })

const operationsOf = (names: readonly (keyof typeof gong)[]) =>
  names.map((name) => ({ name, method: gong[name].method, path: gong[name].path }))

const describeAction = (action: Action): CatalogueEntry => ({
  name: action.name,
  type: 'action',
  title: action.title,
  knownAs: [...action.knownAs],
  resource: action.resource,
  summary: action.summary,
  operations: operationsOf(action.operations),
  scopes: [...action.scopes],
  conditionalScopes: [...action.conditionalScopes],
  effect: action.effect,
  repeat: typeof action.repeat === 'object' ? { ...action.repeat } : action.repeat,
  paged: action.isPaged,
  upload: action.upload ? { mediaTypes: [...action.upload.mediaTypes], maxBytes: action.upload.maxBytes } : null,
  needs: action.needs ?? null,
  standing: action.standing ?? null,
  instead: action.instead ?? null,
  limits: [...action.limits],
  input: jsonSchema(action.input, 'input'),
  output: jsonSchema(action.output, 'output'),
  example: { input: { ...action.example.input }, output: { ...action.example.output } },
  source: action.source,
})

/** What elsewhere is a trigger or a function that is run again and again. */
function describeModel(name: (typeof MODELS)[number]): CatalogueEntry {
  const { operation, item } = models[name]
  const { scope, paging } = { paging: undefined, ...gong[operation] }
  return {
    name,
    type: 'sync',
    title: `Incremental sync: ${name}`,
    knownAs: name === 'transcripts' ? ['incremental-sync', 'call-transcripts'] : ['incremental-sync'],
    resource: name === 'transcripts' ? 'calls' : name,
    summary: `Keeps all ${name} of a connection as records: new, changed and deleted ones are told by GET /v1/connections/{id}/records/${name}`,
    operations: operationsOf([operation]),
    scopes: [scope],
    conditionalScopes: [],
    effect: 'reads',
    repeat: 'safe',
    paged: paging !== undefined,
    upload: null,
    needs: null,
    standing: null,
    instead: null,
    limits: [],
    input: jsonSchema(z.strictObject({}), 'input'),
    output: jsonSchema(item, 'output'),
    example: { input: {}, output: {} },
    source: 'docs/api.md#syncs-and-runs',
  }
}
