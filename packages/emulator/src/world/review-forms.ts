import { objectId } from './object-ids.ts'
import type { World } from './world.ts'

export interface ReviewQuestion {
  readonly questionId: string
  readonly questionRevisionId: string
  readonly questionType: 'RANGE' | 'BOOLEAN' | 'OPEN' | 'SINGLE_SELECT' | 'MULTI_SELECT'
  readonly isOverall: boolean
  /** Ids of what a SELECT question offers. */
  readonly optionIds: readonly number[]
}

/** A scorecard that is in use, as far as reviews depend on it. */
export interface ReviewForm {
  readonly scorecardId: string
  readonly scorecardName: string
  readonly workspaceId: string | undefined
  readonly reviewMethod: 'MANUAL' | 'AUTOMATIC'
  readonly questions: readonly ReviewQuestion[]
}

/** Places in the list of all scorecards, whose first ones are Gong's own and switched off. */
const FORMS = [
  {
    place: 3,
    name: 'Discovery call',
    reviewMethod: 'MANUAL',
    workspace: 0,
    questions: [['RANGE'], ['BOOLEAN'], ['SINGLE_SELECT', 3], ['MULTI_SELECT', 4], ['OPEN'], ['RANGE']],
  },
  {
    place: 4,
    name: 'Account review',
    reviewMethod: 'AUTOMATIC',
    workspace: 1,
    questions: [['RANGE'], ['BOOLEAN'], ['RANGE']],
  },
] as const

/** The scorecards that a company fills in. The last question of each is the judgement of the whole call. */
export const reviewFormsOf = (worldKey: number, { workspaces }: Pick<World, 'workspaces'>): readonly ReviewForm[] =>
  FORMS.map(({ place, name, reviewMethod, workspace, questions }) => ({
    scorecardId: objectId(worldKey, 'scorecard', place),
    scorecardName: name,
    workspaceId: workspaces[workspace]?.id,
    reviewMethod,
    questions: questions.map(([questionType, options = 0], n) => ({
      questionId: objectId(worldKey, 'scorecard question', place, n),
      questionRevisionId: objectId(worldKey, 'scorecard question revision', place, n),
      questionType,
      isOverall: n === questions.length - 1,
      optionIds: Array.from({ length: options }, (_, i) => i + 1),
    })),
  }))
