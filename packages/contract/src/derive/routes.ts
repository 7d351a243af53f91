import type { z } from 'zod'
import type { Answer, Endpoint, FileToSend, Parsed, Table } from '../endpoint.ts'

/** One handler for each endpoint of the table: a missing one does not compile. */
export type Handlers<T extends Table, Context> = {
  readonly [N in keyof T]: (context: Context, input: Parsed<T[N]>) => Answer<T[N]> | Promise<Answer<T[N]>>
}

/** What came in, before anything is trusted. */
export interface RawInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  /** Where the endpoint takes one. Its bytes have not been read yet. */
  readonly file?: FileToSend
}

export interface Route<Context> {
  readonly name: string
  readonly endpoint: Endpoint
  /** The path with `:id` in place of `{id}`. */
  readonly pattern: string
  /** Parses the input, runs the handler, parses its answer. Throws what `invalid` makes, or what the handler throws. */
  readonly handle: (context: Context, raw: RawInput) => Promise<unknown>
}

export interface RoutesOptions {
  /** Turns bad input into the error to throw. The issues hold what came in, which is not for everybody to see. */
  readonly invalid: (error: z.ZodError, endpoint: Endpoint) => Error
}

/** A table and its handlers as routes, to hang on any HTTP server. Input is parsed before a handler, output after it. */
export function createRoutes<T extends Table, Context>(
  endpoints: T,
  handlers: Handlers<T, Context>,
  { invalid }: RoutesOptions,
): Route<Context>[] {
  return Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => {
    const part = (key: 'params' | 'query' | 'body', value: unknown) => {
      const schema: z.ZodType | undefined = endpoint[key]
      const result = schema?.safeParse(value ?? {}, { reportInput: true })
      if (result?.success === false) throw invalid(result.error, endpoint)
      return result && { [key]: result.data }
    }
    // The mapped type ties each handler to its own row; a loop over rows needs the common shape of all of them.
    const handler = handlers[name] as (context: Context, input: object) => unknown
    return {
      name,
      endpoint,
      pattern: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
      handle: async (context, raw) => {
        const input = {
          ...part('params', raw.params),
          ...part('query', raw.query),
          ...part('body', raw.body),
          ...(raw.file && { file: raw.file }),
        }
        return endpoint.response.parse(await handler(context, input))
      },
    }
  })
}
