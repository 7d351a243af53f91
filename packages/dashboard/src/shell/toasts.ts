import { useSyncExternalStore } from 'react'
import type { Refusal } from '../api/refusal.ts'

export interface Toast {
  readonly tone: 'good' | 'bad'
  readonly text: string
  readonly refusal?: Refusal
}

export interface ShownToast extends Toast {
  readonly id: number
}

const GOOD_MS = 6_000

let shown: readonly ShownToast[] = []
let last = 0
const listeners = new Set<() => void>()

/** Tells what came of something. A success goes by itself; an error stays until somebody has read it. */
export function toast(told: Toast): void {
  const id = ++last
  change([...shown.slice(-3), { ...told, id }])
  if (told.tone === 'good') setTimeout(() => dismiss(id), GOOD_MS)
}

export const dismiss = (id: number): void => change(shown.filter((one) => one.id !== id))

function change(next: readonly ShownToast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

export const useToasts = (): readonly ShownToast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
