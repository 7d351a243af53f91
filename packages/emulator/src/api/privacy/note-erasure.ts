import { personalKey } from '../../company/personal-key.ts'
import type { ApiCall } from '../api-call.ts'

const DELAY_MS = { '2 hours': 7_200_000, 'at once': 0 } as const

/** Keeps an erasure, to take effect after Gong's delay. One that is asked for again keeps its first moment. */
export function noteErasure({ company, context }: ApiCall, kind: keyof typeof personalKey, text: string): void {
  const { erasures } = company.state().privacy
  const value = personalKey[kind](text)
  if (erasures.some((one) => one.kind === kind && one.value === value)) return
  const effectiveAtMs = context.clock.nowMs() + DELAY_MS[context.assumed('erasureDelay')]
  erasures.push({ kind, value, effectiveAtMs })
  context.state.save()
}
