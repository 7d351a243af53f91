import { objectId } from './object-ids.ts'
import { SCORECARDS, type WrittenQuestion, type WrittenScorecard } from './scorecard-questions.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldOrigin } from './world-origin.ts'

const DAY_MS = 86_400_000
const COMPANY_AGE_DAYS = 5 * 365
/** Whoever changed what Gong itself made. */
const GONG = '-1'

export type WorldScorecard = ReturnType<typeof scorecardOf>

/** The scorecards of a company: Gong's own, all switched off, and those that the company uses. */
export const scorecardsOf = (origin: WorldOrigin): WorldScorecard[] =>
  SCORECARDS.map((written, place) => scorecardOf(origin, written, place))

function scorecardOf(origin: WorldOrigin, written: WrittenScorecard, place: number) {
  const { worldKey, originMs, workingTime, world } = origin
  const random = new SeededRandom(worldKey, hashText('scorecard'), place)
  const ageDays = written.builtIn ? COMPANY_AGE_DAYS : random.between(200, 900)
  const createdMs = Math.floor(originMs - ageDays * DAY_MS)
  const updatedMs = written.builtIn ? createdMs : Math.floor(createdMs + random.between(0, 150) * DAY_MS)
  const changed = {
    created: workingTime.format(createdMs),
    updated: workingTime.format(updatedMs),
    updaterUserId: written.builtIn ? GONG : world.technicalAdministrator.userId,
  }
  const [sales, afterSale] = world.workspaces
  return {
    scorecardId: objectId(worldKey, 'scorecard', place),
    scorecardName: written.name,
    workspaceId: (written.workspace === 'sales' ? sales : afterSale)?.id ?? null,
    enabled: !written.builtIn,
    ...changed,
    reviewMethod: written.reviewMethod,
    questions: written.questions.map((question, n) => ({
      questionId: objectId(worldKey, 'scorecard question', place, n),
      questionRevisionId: objectId(worldKey, 'scorecard question revision', place, n),
      questionText: question.text,
      isOverall: n === written.questions.length - 1,
      ...answersTo(question),
      ...changed,
    })),
  }
}

function answersTo({ type = 'RANGE', guide, options = [] }: WrittenQuestion) {
  return {
    questionType: type,
    answerGuide: guide ?? null,
    minRange: type === 'RANGE' ? '1' : null,
    maxRange: type === 'RANGE' ? '5' : null,
    answerOptions: options.map((text, i) => ({ id: i + 1, text })),
  }
}
