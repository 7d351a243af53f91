import type { z } from 'zod'

/**
 * One HTTP endpoint as data. Clients, routes, documents, tools and forms are all read from it, so a fact about an
 * endpoint is written once, here.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With parameters in braces: `/v2/calls/{id}`. */
  readonly path: `/${string}`
  /** The right a caller needs. `public` needs none; `connect-session` is a session token instead of a key. */
  readonly scope: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** An object, or a list where the server takes one. GET and DELETE may have one, too. */
  readonly body?: z.ZodObject | z.ZodArray
  /** A file that is sent instead of a body, as a part of multipart/form-data. */
  readonly upload?: Upload
  /** The body may be a file instead of JSON, with the rest in the query. */
  readonly mayBeFile?: true
  /** How much a server reads of a body, where that is not its usual measure. */
  readonly maxBodyBytes?: number
  /** The status of success, where it is not 200. */
  readonly status?: 201 | 202 | 204
  readonly response: z.ZodObject
  /** Whether it changes anything. `destroys`: what it takes away cannot be brought back by another operation. */
  readonly effect?: Effect
  readonly repeat?: Repeat
  /** Takes an `Idempotency-Key`, with which a repeat makes nothing twice and gets the first answer again. */
  readonly idempotent?: true
  readonly paging?: Paging
  /** The response field that holds the items, where all of them come at once. */
  readonly list?: string
  /** By which such a list says with a 404 that it has none, where it does. */
  readonly emptyText?: string
  /** Scopes needed besides `scope` when the input asks for more. */
  readonly conditionalScopes?: readonly string[]
  /** One true exchange. Tests, documents and forms share it. */
  readonly example: Example
  /** Where this is documented, so that anyone can check it. */
  readonly source: string
}

export type Effect = 'reads' | 'writes' | 'destroys'

/**
 * What asking twice does: the same as asking once, or the thing twice. With a `key`, the server refuses a second one that
 * has the same value in that field of the input, so a repeat after a lost answer does no harm.
 */
export type Repeat = 'safe' | 'unsafe' | { readonly key: string }

export interface Upload {
  /** The name of the part. */
  readonly part: string
  /** What the file may be: media types, or the beginning of one, such as `audio/`. */
  readonly mediaTypes: readonly string[]
  readonly maxBytes: number
  /** What one line is, where the file is JSON by lines. */
  readonly line?: z.ZodType
}

/** A file on its way. Its bytes can be read once. */
export interface FileToSend {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface Paging {
  /** Where the opaque cursor goes in; in a body it stands beside the other fields. It comes out at `records.cursor`. */
  readonly cursorIn: 'query' | 'body'
  /** The response field that holds the page's items. */
  readonly items: string
  readonly pageSize: number
  /** How the server says that nothing matches: an empty page, or a 404 with exactly this text. */
  readonly empty: { readonly status: 200 } | { readonly status: 404; readonly text: string }
}

export interface Example {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: Readonly<Record<string, unknown>> | readonly unknown[]
  /** The text of the file, where there is one. */
  readonly upload?: string
  readonly response: Readonly<Record<string, unknown>>
}

/** Endpoints by name. The name is the one identifier seen in code, logs, tools and documents. */
export type Table = Readonly<Record<string, Endpoint>>

/** Keeps a table's exact types, so that a mistyped name or field does not compile. */
export const table = <const T extends Table>(endpoints: T): T => endpoints

type PartName = 'params' | 'query' | 'body'
type SchemaOf<P> = P extends z.ZodType ? P : never

type WithFile<E extends Endpoint> = E extends { readonly upload: Upload } ? { readonly file: FileToSend } : unknown

/** What a caller sends. */
export type Input<E extends Endpoint> = { [K in Extract<keyof E, PartName>]: z.input<SchemaOf<E[K]>> } & WithFile<E>
/** What a handler receives: the same, parsed. */
export type Parsed<E extends Endpoint> = { [K in Extract<keyof E, PartName>]: z.output<SchemaOf<E[K]>> } & WithFile<E>
/** What a handler returns. */
export type Answer<E extends Endpoint> = z.input<E['response']>
/** What a caller gets back. */
export type Output<E extends Endpoint> = z.output<E['response']>
