import type { Parsed } from '@mallet/contract/endpoint'
import type { CoachingUser } from '@mallet/contract/gong/coaching'
import type { Gong } from '@mallet/contract/gong/index'
import type { User } from '@mallet/contract/gong/users'
import { officeOf } from '../../company/office-of.ts'
import { inSlices } from '../../in-slices.ts'
import { coachingOf } from '../../world/call-coaching.ts'
import { LAST_ACTIVITY_MS } from '../../world/last-activity.ts'
import type { ApiCall } from '../api-call.ts'

/**
 * What a manager did in a period about the calls of each direct report, calls of one workspace. Empty for whoever has no
 * direct reports, and for an id that nobody has. The period is half-open on what was done, whenever the call was.
 */
export async function listCoaching(call: ApiCall, { query }: Parsed<Gong['coaching.list']>) {
  const { 'workspace-id': workspaceId, 'manager-id': managerId } = query
  const { company, requestId } = call
  const { users } = company.world
  const manager = users.find(({ id }) => id === managerId)
  const reports = users.filter((user) => user.managerId === managerId)
  if (!manager || reports.length === 0) return { requestId, coachingData: [] }

  const office = officeOf(call.context, company)
  const nowMs = call.context.clock.nowMs()
  const [fromMs, toMs] = [Date.parse(query.from), Date.parse(query.to)]
  const done = new Map(reports.map(({ id }) => [id, emptyMetrics()]))
  for await (const one of inSlices(company.calls.scan({ asOfMs: nowMs, fromMs: fromMs - LAST_ACTIVITY_MS, toMs }))) {
    const metrics = done.get(one.primaryUserId)
    if (!metrics || one.workspaceId !== workspaceId) continue
    for (const { metric, atMs } of coachingOf(office, one, managerId, nowMs)) {
      if (atMs >= fromMs && atMs < toMs) metrics[metric].add(one.id)
    }
  }
  return {
    requestId,
    coachingData: [
      {
        manager: shown(manager),
        directReportsMetrics: reports.map((user) => ({
          report: shown(user),
          metrics: Object.fromEntries(
            Object.entries(done.get(user.id) ?? emptyMetrics()).map(([metric, callIds]) => [metric, [...callIds]]),
          ),
        })),
      },
    ],
  }
}

const emptyMetrics = () => ({
  callsListenedTo: new Set<string>(),
  callsManagerAttended: new Set<string>(),
  callsWithFeedback: new Set<string>(),
  callsManagerCommentedOn: new Set<string>(),
  callsWithScorecardFilled: new Set<string>(),
})

const shown = ({ id, emailAddress, firstName, lastName, title }: User): CoachingUser => ({
  id,
  emailAddress,
  firstName,
  lastName,
  title,
})
