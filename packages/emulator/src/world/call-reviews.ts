import type { AnsweredScorecard } from '@mallet/contract/gong/answered-scorecard'
import { LAST_ACTIVITY_MS } from './last-activity.ts'
import { objectId } from './object-ids.ts'
import type { Office } from './office.ts'
import type { WorldScorecard } from './scorecards.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

type WorldQuestion = WorldScorecard['questions'][number]

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Of the calls of the workspace that a scorecard belongs to. */
const REVIEWED_SHARE = { MANUAL: 0.2, AUTOMATIC: 0.6 } as const
const SLOWEST_REVIEW_DAYS = 6

const REMARKS = [
  'Let them finish before answering.',
  'Good opening; the next step came too late.',
  'Ask who else decides.',
  'Clear summary at the end.',
  'The price was named before the need was.',
]

/** A filled-in scorecard of a call, and since when it is there. */
export interface CallReview {
  readonly atMs: number
  readonly scorecard: Omit<AnsweredScorecard, 'callStartTime' | 'reviewTime'> & { readonly scorecardId: string }
  readonly reviewedUserId: string
  /** Nobody for an automatic review. */
  readonly reviewerUserId: string | null
}

/** What the host's manager, or Gong itself, made of a call. Nobody reviews what was never transcribed, or is private. */
export function reviewsOf(office: Office, call: WorldCall): CallReview[] {
  const { transcriptAtMs, primaryUserId } = call
  if (transcriptAtMs === null || call.isPrivate) return []
  const manager = office.managerOf(primaryUserId)
  return office.scorecards.flatMap((form) => {
    const { reviewMethod, scorecardId, workspaceId } = form
    const random = new SeededRandom(office.worldKey, hashText(scorecardId), hashText(call.id))
    const isReviewed = random.chance(REVIEWED_SHARE[reviewMethod])
    const delayMs = random.between(MINUTE_MS, reviewMethod === 'MANUAL' ? SLOWEST_REVIEW_DAYS * DAY_MS : 5 * MINUTE_MS)
    const reviewer = reviewMethod === 'MANUAL' ? manager?.id : null
    if (!isReviewed || workspaceId !== call.workspaceId || reviewer === undefined) return []
    const atMs = transcriptAtMs + delayMs
    return atMs > call.startedMs + LAST_ACTIVITY_MS ? [] : [review(random, call, form, reviewer, atMs)]
  })
}

function review(
  random: SeededRandom,
  call: WorldCall,
  form: WorldScorecard,
  reviewerUserId: string | null,
  atMs: number,
): CallReview {
  const { scorecardId, scorecardName, reviewMethod, questions } = form
  return {
    atMs,
    reviewedUserId: call.primaryUserId,
    reviewerUserId,
    scorecard: {
      answeredScorecardId: objectId(hashText(scorecardId), 'answered', hashText(call.id)),
      scorecardId,
      scorecardName,
      callId: call.id,
      reviewedUserId: call.primaryUserId,
      reviewerUserId,
      reviewMethod,
      editorUserId: reviewerUserId,
      visibilityType: random.pickWeighted([
        { weight: 6, type: 'PUBLIC' },
        { weight: 2, type: 'MANAGERS_AND_REVIEWEE' },
        { weight: 1, type: 'MANAGERS' },
      ]).type,
      answers: questions.map((question) => answerTo(random, question)),
    },
  }
}

function answerTo(random: SeededRandom, question: WorldQuestion) {
  const { questionId, questionRevisionId, isOverall, questionType } = question
  const notApplicable = !isOverall && random.chance(0.08)
  const given = givenAnswer(random, question)
  return {
    questionId,
    questionRevisionId,
    isOverall,
    score: null,
    answerText: null,
    selectedOptions: null,
    ...(!notApplicable && { [FIELDS[questionType]]: given }),
    notApplicable,
  }
}

/** Where the answer to each type of question stands. */
const FIELDS = {
  RANGE: 'score',
  BOOLEAN: 'score',
  OPEN: 'answerText',
  SINGLE_SELECT: 'selectedOptions',
  MULTI_SELECT: 'selectedOptions',
} as const

function givenAnswer(random: SeededRandom, { questionType, answerOptions }: WorldQuestion) {
  if (questionType === 'RANGE') return random.int(1, 5)
  if (questionType === 'BOOLEAN') return random.int(0, 1)
  if (questionType === 'OPEN') return random.pick(REMARKS)
  const ids = answerOptions.map(({ id }) => id)
  const chosen = random.shuffle(ids).slice(0, questionType === 'SINGLE_SELECT' ? 1 : random.int(1, 2))
  return chosen.sort((a, b) => a - b).map(String)
}
