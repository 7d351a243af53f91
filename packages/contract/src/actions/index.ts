import type { z } from 'zod'
import type { Endpoint, Upload } from '../endpoint.ts'
import type { Gong } from '../gong/index.ts'
import type { Action } from './action.ts'
import { type ComposedActions, composedActions } from './composed-actions.ts'
import type { confirmInput, FlatParts, pagingInput } from './flat-input.ts'
import { gongActions } from './gong-actions.ts'

const all: readonly Action[] = [...gongActions, ...Object.values(composedActions)]

/** Every action by its name. */
export const actions: ReadonlyMap<string, Action> = new Map(all.map((action) => [action.name, action]))

const byAnyName: ReadonlyMap<string, Action> = new Map(
  all.flatMap((action) => [...action.knownAs, action.name].map((name) => [name, action])),
)

/** By its name, or one under which it is known. */
export const findAction = (name: string): Action | undefined => byAnyName.get(name)

export type ActionName = (keyof Gong | keyof ComposedActions) & string
/** Those that take a file beside their input. */
export type UploadName = { [N in keyof Gong]: Gong[N] extends { upload: Upload } ? N : never }[keyof Gong] & string

/** What an action takes: params, query and body of its operation in one object. */
export type ActionInput<N extends ActionName> = N extends keyof ComposedActions
  ? z.input<ComposedActions[N]['input']>
  : N extends keyof Gong
    ? FlatInput<Gong[N]>
    : never

/** What an action answers. */
export type ActionOutput<N extends ActionName> = N extends keyof ComposedActions
  ? z.output<ComposedActions[N]['output']>
  : N extends keyof Gong
    ? z.output<Gong[N]['response']>
    : never

type FlatInput<E extends Endpoint> = Simplify<FlatParts<E> & PagingInput<E> & ConfirmInput<E>>
type PagingInput<E> = E extends { readonly paging: object } ? InputOf<typeof pagingInput> : unknown
type ConfirmInput<E> = E extends { readonly effect: 'destroys' } ? InputOf<typeof confirmInput> : unknown
type InputOf<S extends z.ZodRawShape> = z.input<z.ZodObject<S>>
type Simplify<T> = { [K in keyof T]: T[K] }
