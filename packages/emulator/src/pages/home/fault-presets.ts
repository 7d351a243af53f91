import type { z } from 'zod'
import type { Effect } from '../../faults/fault-input.ts'

/** A fault that is wanted often, in words. */
export interface FaultPreset {
  readonly label: string
  readonly effect: z.input<typeof Effect>
}

export const FAULT_PRESETS: readonly FaultPreset[] = [
  { label: 'Answer 503', effect: { kind: 'answer', status: 503 } },
  { label: 'Answer 429, Retry-After 5 seconds', effect: { kind: 'too-many-requests', retryAfter: '5' } },
  { label: 'Answer 401', effect: { kind: 'answer', status: 401 } },
  {
    label: 'Answer 200 with a maintenance page',
    effect: { kind: 'answer', status: 200, body: '<h1>Maintenance</h1>', contentType: 'text/html' },
  },
  { label: 'Wait three seconds', effect: { kind: 'delay', ms: 3000 } },
  { label: 'Keep it without an answer', effect: { kind: 'hold' } },
  { label: 'Reset the connection, with no effect', effect: { kind: 'reset', where: 'before' } },
  { label: 'Reset the connection, after it had its effect', effect: { kind: 'reset', where: 'after' } },
  { label: 'Cut the answer off', effect: { kind: 'truncate', bytes: 100, length: 'full' } },
  { label: 'Add fields that nobody knows', effect: { kind: 'unknown-fields' } },
  { label: 'Serve every item twice', effect: { kind: 'duplicate-items' } },
  { label: 'Repeat a cursor for ever', effect: { kind: 'cursor-loop' } },
]
