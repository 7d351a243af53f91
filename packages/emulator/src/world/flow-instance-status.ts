import type { FLOW_INSTANCE_STATUSES } from '@mallet/contract/gong/flow'
import type { WorldFlow, WorldInstance } from './flows.ts'
import { hashText, SeededRandom } from './seeded-random.ts'

const PENDING_MS = 60_000
const OUTCOMES = [
  { status: 'FinishedNoReply', weight: 55 },
  { status: 'FinishedResponse', weight: 30 },
  { status: 'Finished', weight: 15 },
] as const
const PAUSED_SHARE = 0.1

export interface InstanceStanding {
  readonly status: (typeof FLOW_INSTANCE_STATUSES)[number]
  /** Whether any step can have reached the prospect. */
  readonly touched: boolean
  /** Only of a finished one. */
  readonly endedMs?: number
}

/**
 * Where a prospect stands in a flow at a moment: its id decides how it goes, and the clock how far it is.
 *
 * @param takenOutMs when somebody ended it before its time
 */
export function flowInstanceStatus(
  { id, createdMs }: WorldInstance,
  { lastsMs }: Pick<WorldFlow, 'lastsMs'>,
  takenOutMs: number | undefined,
  nowMs: number,
): InstanceStanding {
  const random = new SeededRandom(hashText('way through a flow'), hashText(id))
  const { status } = random.pickWeighted(OUTCOMES)
  // An answer ends a flow wherever it is.
  const share = status === 'FinishedResponse' ? random.between(0.1, 0.9) : 1
  const endsMs = createdMs + Math.max(PENDING_MS, Math.floor(lastsMs * share))
  const pausedFromMs = createdMs + lastsMs * share * 0.4
  const pausedToMs = random.chance(PAUSED_SHARE) ? createdMs + lastsMs * share * 0.7 : pausedFromMs

  const endedMs = Math.min(endsMs, takenOutMs ?? endsMs)
  const touched = Math.min(nowMs, endedMs) >= createdMs + PENDING_MS
  if (nowMs >= endedMs) return { status: endedMs < endsMs ? 'Finished' : status, touched, endedMs }
  if (!touched) return { status: 'Pending', touched }
  return { status: nowMs >= pausedFromMs && nowMs < pausedToMs ? 'Paused' : 'Running', touched }
}
