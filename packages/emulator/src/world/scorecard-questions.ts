/** A question as it is written down; ids and dates come with the scorecard. */
export interface WrittenQuestion {
  readonly text: string
  /** RANGE from 1 to 5, unless said. */
  readonly type?: 'RANGE' | 'BOOLEAN' | 'OPEN' | 'SINGLE_SELECT' | 'MULTI_SELECT'
  readonly guide?: string
  readonly options?: readonly string[]
}

export interface WrittenScorecard {
  readonly name: string
  /** Gong’s own, which nobody has switched on. */
  readonly builtIn: boolean
  readonly reviewMethod: 'MANUAL' | 'AUTOMATIC'
  readonly workspace: 'sales' | 'afterSale'
  /** The last one asks for the call as a whole. */
  readonly questions: readonly WrittenQuestion[]
}

const ranges = (...texts: readonly string[]) => texts.map((text) => ({ text }))
const builtIn = { builtIn: true, reviewMethod: 'MANUAL', workspace: 'sales' } as const

export const SCORECARDS: readonly WrittenScorecard[] = [
  {
    ...builtIn,
    name: 'AE Demo Call Long',
    questions: ranges(
      'Did the rep open with what the meeting is for?',
      'Did the rep check what had changed since the last call?',
      'Was the demo built on what the customer had told before?',
      'Did the rep show the most important thing first?',
      'Did the rep stop for questions often enough?',
      'Were objections heard out before they were answered?',
      'Did the rep bring up how the decision will be made?',
      'Was the value put into numbers of the customer?',
      'Was the price presented with confidence?',
      'Were next steps agreed, with a day and a name?',
      'How good was the call as a whole?',
    ),
  },
  {
    ...builtIn,
    name: 'Default',
    questions: ranges(
      'Was the rep prepared for the call?',
      'Did the rep listen more than talk?',
      'How good was the call as a whole?',
    ),
  },
  {
    ...builtIn,
    name: 'SDR Call',
    questions: ranges(
      'Did the first sentences earn the next minute?',
      'Did the rep find out whether the prospect fits?',
      'Did the rep ask for the meeting?',
      'How good was the call as a whole?',
    ),
  },
  {
    name: 'Discovery call',
    builtIn: false,
    reviewMethod: 'MANUAL',
    workspace: 'sales',
    questions: [
      { text: 'How well was the pain understood?', guide: 'Five means in the words of the customer, with a number' },
      { text: 'Was the budget spoken about?', type: 'BOOLEAN', guide: 'An order of magnitude is enough' },
      {
        text: 'How firm is the next step?',
        type: 'SINGLE_SELECT',
        options: ['Day and time agreed', 'Agreed in principle', 'Left open'],
      },
      {
        text: 'Who of the customer was mentioned?',
        type: 'MULTI_SELECT',
        options: ['Who decides', 'Who signs', 'Who uses it', 'Who may block it'],
      },
      { text: 'What should be tried next time?', type: 'OPEN' },
      { text: 'How good was the call as a whole?' },
    ],
  },
  {
    name: 'Account review',
    builtIn: false,
    reviewMethod: 'AUTOMATIC',
    workspace: 'afterSale',
    questions: [
      { text: 'Did the rep ask what has become of the goals?' },
      { text: 'Is there a risk that the customer leaves?', type: 'BOOLEAN' },
      { text: 'How good was the call as a whole?' },
    ],
  },
]
