import type { AnsweredScorecard } from '@mallet/contract/gong/answered-scorecard'
import { objectId } from './object-ids.ts'
import type { Office } from './office.ts'
import { OPTIONS, type ReviewForm, type ReviewQuestion, reviewFormsOf, SCORES } from './review-forms.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MANUAL_SHARE = 0.14
const AUTOMATIC_SHARE = 0.3
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

/** What the host's manager, and Gong itself, made of a call. Nobody reviews what was never transcribed. */
export function reviewsOf(office: Office, call: WorldCall): CallReview[] {
  const { transcriptAtMs, primaryUserId } = call
  if (transcriptAtMs === null || call.isPrivate) return []
  const forms = reviewFormsOf(office.seed)
  const random = new SeededRandom(office.seed, hashText('reviews'), hashText(call.id))
  const manager = office.managerOf(primaryUserId)
  const isManual = random.chance(MANUAL_SHARE)
  const isAutomatic = random.chance(AUTOMATIC_SHARE)
  const manualAtMs = transcriptAtMs + random.between(MINUTE_MS, SLOWEST_REVIEW_DAYS * DAY_MS)
  const form = random.pick(forms.filter(({ reviewMethod }) => reviewMethod === 'MANUAL'))
  const automatic = forms.find(({ reviewMethod }) => reviewMethod === 'AUTOMATIC')
  return [
    ...(isManual && manager ? [review(random, call, form, manager.id, manualAtMs)] : []),
    ...(isAutomatic && automatic ? [review(random, call, automatic, null, transcriptAtMs + 5 * MINUTE_MS)] : []),
  ]
}

function review(
  random: SeededRandom,
  call: WorldCall,
  form: ReviewForm,
  reviewerUserId: string | null,
  atMs: number,
): CallReview {
  const { scorecardId, name, reviewMethod, questions } = form
  return {
    atMs,
    reviewedUserId: call.primaryUserId,
    reviewerUserId,
    scorecard: {
      answeredScorecardId: objectId(hashText(call.id), `answered ${reviewMethod}`),
      scorecardId,
      scorecardName: name,
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

function answerTo(random: SeededRandom, { questionId, questionRevisionId, isOverall, kind }: ReviewQuestion) {
  const notApplicable = !isOverall && random.chance(0.08)
  const [score, words, option] = [random.int(...SCORES), random.pick(REMARKS), random.pick(OPTIONS)]
  const only = <T>(wanted: typeof kind, value: T) => (kind === wanted && !notApplicable ? value : null)
  return {
    questionId,
    questionRevisionId,
    isOverall,
    score: only('range', score),
    answerText: only('words', words),
    notApplicable,
    selectedOptions: only('choice', [option]),
  }
}
