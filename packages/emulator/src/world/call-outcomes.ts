import type { CallOutcome } from '@mallet/contract/gong/call-outcomes'

/** What a telephone call can have come to, as calls name it and as the list describes it. */
export interface WorldCallOutcome {
  readonly id: string
  readonly name: string
  /** How often calls that are answered end with it. */
  readonly weight: number
  readonly listed: Omit<CallOutcome, 'callOutcome'>
}

type Sentiment = 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL'

const idOf = (name: string) => name.toUpperCase().replaceAll(' ', '_')

const answered = (displayOrder: number, name: string, sentiment: Sentiment, weight = 0): WorldCallOutcome => ({
  id: idOf(name),
  name,
  weight,
  listed: {
    displayOrder,
    connectStatus: 'CONNECTED',
    sentiment,
    todoAction: sentiment === 'NEGATIVE' ? 'COMPLETE_AND_REMOVE' : 'COMPLETE',
    automation: name === 'Opt out' ? 'MARK_AS_OPT_OUT' : null,
    category: 'ANSWERED',
  },
})

const notAnswered = (displayOrder: number, name: string): WorldCallOutcome => ({
  id: idOf(name),
  name,
  weight: 0,
  listed: {
    displayOrder,
    connectStatus: 'NOT_CONNECTED',
    sentiment: 'NEUTRAL',
    todoAction: name === 'Not in service' ? 'COMPLETE_AND_REMOVE' : 'COMPLETE',
    automation: null,
    category: 'NOT_ANSWERED',
  },
})

/** Those that every company begins with, in an order that means nothing, as at Gong. */
export const CALL_OUTCOMES: readonly WorldCallOutcome[] = [
  answered(2, 'Meeting booked', 'POSITIVE', 5),
  answered(1, 'Follow up', 'POSITIVE', 5),
  answered(3, 'Bad timing', 'NEUTRAL', 2),
  answered(4, 'Has a solution', 'NEUTRAL', 2),
  notAnswered(2, 'Left voicemail'),
  answered(5, 'Bad persona', 'NEUTRAL', 1),
  answered(7, 'Gave referral', 'POSITIVE', 1),
  answered(6, 'Wrong number', 'NEUTRAL'),
  notAnswered(1, 'No voicemail'),
  answered(9, 'Opt out', 'NEGATIVE'),
  answered(8, 'Bad fit', 'NEGATIVE'),
  answered(12, 'Not interested (other)', 'NEGATIVE'),
  answered(10, 'Hung up', 'NEGATIVE'),
  answered(11, 'Gatekeeper', 'NEUTRAL'),
  notAnswered(4, 'Busy'),
  notAnswered(3, 'Not in service'),
]
