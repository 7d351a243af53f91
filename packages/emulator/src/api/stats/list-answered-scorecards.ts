import type { Parsed } from '@mallet/contract/endpoint'
import type { AnsweredScorecard } from '@mallet/contract/gong/answered-scorecard'
import type { Gong } from '@mallet/contract/gong/index'
import type { ScorecardsFilter } from '@mallet/contract/gong/stats'
import { officeOf } from '../../company/office-of.ts'
import { inSlices, mapInSlices } from '../../in-slices.ts'
import { type CallReview, reviewsOf } from '../../world/call-reviews.ts'
import { type CompanyDays, createCompanyDays } from '../../world/company-days.ts'
import { LAST_ACTIVITY_MS } from '../../world/last-activity.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { metaDataOf } from '../calls/meta-data-of.ts'

/** Filled-in scorecards, oldest call first, manual ones unless asked otherwise. Throws `Refusal` 404 where there is none. */
export async function listAnsweredScorecards(call: ApiCall, { body }: Parsed<Gong['stats.answeredScorecards']>) {
  const { company, context } = call
  const days = createCompanyDays(company.world.company.timeZone)
  const office = officeOf(context, company)
  const matches = matcher(body.filter, days)
  const found: { atMs: number; callId: string; scorecardId: string }[] = []
  const window = { asOfMs: context.clock.nowMs(), ...callWindow(body.filter, days) }
  for await (const one of inSlices(company.calls.scan(window))) {
    for (const { atMs, scorecard } of reviewsOf(office, one).filter(matches))
      found.push({ atMs, callId: one.id, scorecardId: scorecard.scorecardId })
  }
  const { items, ...page } = await answerRows(call, body, (asOfMs) => found.filter(({ atMs }) => atMs <= asOfMs))
  // Only what is on the page is written out: a large company has hundreds of thousands.
  const rows = await mapInSlices(items, ({ callId, scorecardId }): AnsweredScorecard[] => {
    const one = company.calls.byId(callId)
    const review = one && reviewsOf(office, one).find(({ scorecard }) => scorecard.scorecardId === scorecardId)
    if (!review) return []
    const callStartTime = metaDataOf(one).started ?? null
    return [{ ...review.scorecard, callStartTime, reviewTime: days.format(review.atMs) }]
  })
  return { ...page, answeredScorecards: rows.flat() }
}

/** Which calls may have such reviews: a review is written soon after its call. */
function callWindow(filter: ScorecardsFilter, days: CompanyDays) {
  const { callFromDate, callToDate, reviewFromDate, reviewToDate } = filter
  const from = [
    ...(callFromDate === undefined ? [] : [days.midnight(callFromDate)]),
    ...(reviewFromDate === undefined ? [] : [days.midnight(reviewFromDate) - LAST_ACTIVITY_MS]),
  ]
  const to = [callToDate, reviewToDate].flatMap((day) => (day === undefined ? [] : [days.midnight(day)]))
  return {
    ...(from.length > 0 && { fromMs: Math.max(...from) }),
    ...(to.length > 0 && { toMs: Math.min(...to) }),
  }
}

function matcher(filter: ScorecardsFilter, days: CompanyDays): (review: CallReview) => boolean {
  const { reviewFromDate, reviewToDate, reviewMethod = 'MANUAL', reviewedUserIds, scorecardIds } = filter
  const isIn = (ids: readonly string[] | undefined, id: string) => !ids?.length || ids.includes(id)
  return ({ atMs, reviewedUserId, scorecard }) =>
    (reviewMethod === 'BOTH' || scorecard.reviewMethod === reviewMethod) &&
    (reviewFromDate === undefined || atMs >= days.midnight(reviewFromDate)) &&
    (reviewToDate === undefined || atMs < days.midnight(reviewToDate)) &&
    isIn(reviewedUserIds, reviewedUserId) &&
    isIn(scorecardIds, scorecard.scorecardId)
}
