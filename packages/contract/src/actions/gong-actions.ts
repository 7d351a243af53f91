import type { GongEndpoint } from '../gong/gong-endpoint.ts'
import { type Gong, gong } from '../gong/index.ts'
import { UNKNOWN_SCOPE } from '../gong/scopes.ts'
import { type Action, slugOf } from './action.ts'
import { flatSchema, flatten } from './flat-input.ts'

/** Every Gong operation as an action. */
export const gongActions: readonly Action[] = Object.entries<GongEndpoint>(gong).map(([name, endpoint]) => ({
  name,
  title: endpoint.title,
  knownAs: [slugOf(endpoint.title), ...(endpoint.knownAs ?? [])],
  resource: name.slice(0, name.indexOf('.')),
  summary: endpoint.summary,
  // The names of a table's entries are its keys.
  operations: [name as keyof Gong],
  scopes: endpoint.scope === UNKNOWN_SCOPE ? [] : [endpoint.scope],
  conditionalScopes: endpoint.conditionalScopes ?? [],
  effect: endpoint.effect,
  repeat: endpoint.repeat,
  input: flatSchema(endpoint),
  output: endpoint.response,
  isPaged: endpoint.paging !== undefined,
  ...(endpoint.upload && { upload: endpoint.upload }),
  ...(endpoint.needs && { needs: endpoint.needs }),
  ...(endpoint.standing && { standing: endpoint.standing }),
  ...(endpoint.instead && { instead: endpoint.instead }),
  limits: endpoint.limits ?? [],
  example: {
    input: {
      ...flatten(endpoint.example),
      ...(endpoint.effect === 'destroys' && { confirm: true }),
    },
    output: endpoint.example.response,
  },
  source: endpoint.source,
}))
