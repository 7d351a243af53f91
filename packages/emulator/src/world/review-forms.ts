import { objectId } from './object-ids.ts'

export interface ReviewQuestion {
  readonly questionId: string
  readonly questionRevisionId: string
  readonly kind: 'range' | 'words' | 'choice'
  readonly isOverall: boolean
}

/** A scorecard that is in use, as far as reviews depend on it. */
export interface ReviewForm {
  readonly scorecardId: string
  readonly name: string
  readonly reviewMethod: 'MANUAL' | 'AUTOMATIC'
  readonly questions: readonly ReviewQuestion[]
}

/** Scores go from here to here. */
export const SCORES = [1, 5] as const
/** Ids of the options of a question by choice. */
export const OPTIONS = ['1', '2', '3'] as const

const FORMS = [
  { name: 'Discovery call', reviewMethod: 'MANUAL', kinds: ['range', 'range', 'choice', 'words', 'range'] },
  { name: 'Deal progress', reviewMethod: 'MANUAL', kinds: ['range', 'choice', 'range'] },
  { name: 'Call hygiene', reviewMethod: 'AUTOMATIC', kinds: ['range', 'range', 'range'] },
] as const

/** The scorecards that a company fills in. The last question of each is the judgement of the whole call. */
export const reviewFormsOf = (seed: number): readonly ReviewForm[] =>
  FORMS.map(({ name, reviewMethod, kinds }, form) => ({
    scorecardId: objectId(seed, 'scorecard', form),
    name,
    reviewMethod,
    questions: kinds.map((kind, place) => ({
      questionId: objectId(seed, 'scorecard question', form, place),
      questionRevisionId: objectId(seed, 'scorecard revision', form, place),
      kind,
      isOverall: place === kinds.length - 1,
    })),
  }))
