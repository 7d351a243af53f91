import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { Failure } from './failure.tsx'
import { Loading } from './loading.tsx'

interface ReadProps<T> {
  readonly query: UseQueryResult<T, Refusal>
  readonly what: string
  readonly children: (data: T) => ReactNode
}

/** What was read; while it is read, that; and where it failed, why, beside what was read before. */
export function Read<T>({ query, what, children }: ReadProps<T>) {
  const { data, error, refetch } = query
  const failure = error ? <Failure error={error} retry={() => void refetch()} /> : null
  if (data === undefined) return failure ?? <Loading what={what} />
  return (
    <>
      {failure}
      {children(data)}
    </>
  )
}
