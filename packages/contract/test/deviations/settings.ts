import type { Deviation } from './deviation.ts'

const reason =
  'Gong’s document has an integer, recorded answers have decimal text. Here either passes, and the comparison sees the ' +
  'first of the two alone.'

export const settings: readonly Deviation[] = [
  { operation: 'settings.scorecards', field: 'response.scorecards[].questions[].minRange', reason },
  { operation: 'settings.scorecards', field: 'response.scorecards[].questions[].maxRange', reason },
]
