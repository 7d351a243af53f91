import type { Run, Sync } from '@mallet/contract/api/syncs'
import { capitalized, count, counted } from '../pieces/count.ts'
import type { Mark } from '../pieces/state-mark.tsx'

const WHY_PAUSED = {
  requested: 'Paused',
  not_chosen: 'Not chosen',
  turned_off: 'Off in the integration',
} as const

/** How a sync stands, in the API's own words. */
export function markOfSync({ state, caughtUp, pauseReason }: Sync): Mark {
  switch (state) {
    case 'running':
      return { word: 'Running', icon: 'running', tone: 'plain' }
    case 'queued':
      return { word: 'Queued', icon: 'queued', tone: 'plain' }
    case 'paused':
      return { word: WHY_PAUSED[pauseReason ?? 'requested'], icon: 'paused', tone: 'attention' }
    case 'failing':
      return { word: 'Failing', icon: 'bad', tone: 'bad' }
    case 'idle':
      return caughtUp
        ? { word: 'Caught up', icon: 'check', tone: 'good' }
        : { word: 'Idle', icon: 'idle', tone: 'plain' }
  }
}

/** What was not kept, and what could not be read. */
export function leftOutWords({ leftOut, quarantined, notReturned }: Sync): string {
  const parts = [
    ...(leftOut > 0 ? [`${count(leftOut)} left out`] : []),
    ...(quarantined > 0 ? [`${count(quarantined)} quarantined`] : []),
    ...(notReturned > 0 ? [`${count(notReturned)} not returned`] : []),
  ]
  return parts.join(', ') || 'None'
}

export function runWords({ state, requests, added, updated, deleted }: Run): string {
  const parts = [counted(requests, 'request'), `${count(added)} added`, `${count(updated)} updated`]
  if (deleted > 0) parts.push(`${count(deleted)} deleted`)
  const counts = parts.join(', ')
  return state === 'failed' || state === 'cancelled' ? `${capitalized(state)}: ${counts}` : counts
}
