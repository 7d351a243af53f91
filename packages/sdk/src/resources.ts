import { type FlatParts, partsOf } from '@mallet/contract/actions/flat-input'
import type { Endpoint, Output, Table } from '@mallet/contract/endpoint'
import { MalletError } from '@mallet/contract/errors'
import type { RequestOptions } from './request-options.ts'

export interface MethodOptions extends RequestOptions {
  /**
   * For what makes something: a key that you keep, so that the request can be repeated after a restart. Without one, each
   * call has its own.
   */
  readonly idempotencyKey?: string | undefined
}

/** A table's rows as methods, `connections.list` under `connections`. The names are those of the table, so nothing is written twice. */
export type Resources<T extends Table, Before extends string = ''> = {
  readonly [S in SegmentAfter<keyof T & string, Before>]: `${Before}${S}` extends infer Name extends keyof T & string
    ? SegmentAfter<keyof T & string, `${Name}.`> extends never
      ? Method<T[Name]>
      : Method<T[Name]> & Resources<T, `${Name}.`>
    : Resources<T, `${Before}${S}.`>
}

type SegmentAfter<Name extends string, Before extends string> = Name extends `${Before}${infer Rest}`
  ? Rest extends `${infer Segment}.${string}`
    ? Segment
    : Rest
  : never

/** Params, query and body in one object, which may be left out where nothing is needed. */
type Method<E extends Endpoint> =
  object extends FlatParts<E>
    ? (input?: Flat<E>, options?: MethodOptions) => Promise<Output<E>>
    : (input: Flat<E>, options?: MethodOptions) => Promise<Output<E>>

type Flat<E extends Endpoint> = keyof FlatParts<E> extends never ? Record<string, never> : Simplify<FlatParts<E>>
type Simplify<T> = { [K in keyof T]: T[K] }

type Parts = ReturnType<typeof partsOf>
export type CallRow = (name: string, parts: Parts, options: MethodOptions) => Promise<unknown>

/** @throws {@link MalletError} `invalid_input`, from a method that is given a name the row does not know */
export function createResources<T extends Table>(rows: T, call: CallRow): Resources<T> {
  const root: Branch = {}
  for (const [name, endpoint] of Object.entries(rows)) {
    const segments = name.split('.')
    const verb = segments.pop() ?? name
    const branch = branchAt(root, segments)
    const method = async (input: Readonly<Record<string, unknown>> = {}, options: MethodOptions = {}) =>
      call(name, knownParts(endpoint, input), options)
    // A row may stand under another one: `connect.launch.look` under `connect.launch`.
    branch[verb] = Object.assign(method, branch[verb])
  }
  // The tree has grown along the very names that its type is made of.
  return root as Resources<T>
}

interface Branch {
  [segment: string]: Branch
}

function branchAt(root: Branch, segments: readonly string[]): Branch {
  return segments.reduce((branch, segment) => {
    const next = branch[segment] ?? {}
    branch[segment] = next
    return next
  }, root)
}

/** Without types, a name that is mistyped would be left out silently, or an address lack its id. */
function knownParts(endpoint: Endpoint, input: Readonly<Record<string, unknown>>): Parts {
  const parts = partsOf(endpoint, input)
  const known = Object.values(parts).flatMap((part) => Object.keys(part ?? {}))
  const inPath = Array.from(endpoint.path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
  const issues = [
    ...Object.keys(input)
      .filter((name) => !known.includes(name))
      .map((name) => `${name}: is not known here`),
    ...inPath.filter((name) => !input[name]).map((name) => `${name}: is missing`),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
  return parts
}
