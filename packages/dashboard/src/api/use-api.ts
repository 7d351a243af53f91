import type { Api } from '@mallet/contract/api/index'
import type { Input, Output } from '@mallet/contract/endpoint'
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { toast } from '../shell/toasts.ts'
import type { MalletApi } from './create-api.ts'
import { Refusal } from './refusal.ts'

export type RowName = keyof Api & string
export type InputOf<N extends RowName> = Input<Api[N]>
export type OutputOf<N extends RowName> = Output<Api[N]>

export interface Asking {
  readonly api: MalletApi
  /** The platform's time, against which instants in its answers are told. */
  readonly nowMs: () => number
}

export const AskingContext = createContext<Asking | undefined>(undefined)

export function useAsking(): Asking {
  const asking = useContext(AskingContext)
  if (!asking) throw new TypeError('AskingContext stands around the whole app')
  return asking
}

interface ReadOptions {
  /** Asked again after so long, while somebody looks. */
  readonly everyMs?: number
  readonly enabled?: boolean
}

/** What one row of the API answers, kept up to date by every change that names it. */
export function useRead<N extends RowName>(
  name: N,
  input: InputOf<N>,
  { everyMs, enabled = true }: ReadOptions = {},
): UseQueryResult<OutputOf<N>, Refusal> {
  const { api } = useAsking()
  return useQuery<OutputOf<N>, Refusal>({
    queryKey: [name, input],
    queryFn: () => api.call(name, input),
    enabled,
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  })
}

interface ChangeOptions<N extends RowName> {
  /** Told once it is done. */
  readonly done?: string | ((answer: OutputOf<N>) => string)
  /** The rows that answer something else now. */
  readonly changes: readonly RowName[]
  readonly after?: (answer: OutputOf<N>) => void
  /** Whoever shows the error where it belongs says so; elsewhere it is told like a success. */
  readonly showsErrors?: boolean
}

/** Asks one row to change something; `mutate` takes the input of that row. */
export function useChange<N extends RowName>(name: N, { done, changes, after, showsErrors }: ChangeOptions<N>) {
  const { api } = useAsking()
  const queries = useQueryClient()
  return useMutation<OutputOf<N>, Refusal, InputOf<N>>({
    mutationFn: (input) => api.call(name, input),
    onSuccess: async (answer) => {
      if (done !== undefined) toast({ tone: 'good', text: typeof done === 'string' ? done : done(answer) })
      after?.(answer)
      await Promise.all(changes.map((row) => queries.invalidateQueries({ queryKey: [row] })))
    },
    onError: (error) => {
      if (!showsErrors) toast({ tone: 'bad', text: error.message, refusal: error })
    },
  })
}

export const asRefusal = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal({
        code: 'broken_page',
        message: error instanceof Error ? error.message : String(error),
        fix: 'Load the page again.',
      })
