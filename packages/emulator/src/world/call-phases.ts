/** The collections of exchanges that a language has for the parts of a call. */
export const POOLS = [
  'opening',
  'setup',
  'smallTalk',
  'discovery',
  'demo',
  'technical',
  'review',
  'movingForward',
  'pricing',
  'objections',
  'nextSteps',
  'wrapUp',
  'goodbye',
  'coldOpening',
  'coldPitch',
  'coldClose',
  'inbound',
  'internalOpening',
  'pipeline',
  'coaching',
  'dealDesk',
  'internalClose',
] as const
export type Pool = (typeof POOLS)[number]

/** Gong's topics. Talk that belongs to none of them has the topic null. */
export const TOPICS = [
  'Call Setup',
  'Small Talk',
  'Moving Forward',
  'Pricing',
  'Next Steps',
  'Wrap-Up',
  'Objections',
] as const
type Topic = (typeof TOPICS)[number]

/** A part of a call. */
export interface Phase {
  readonly pool: Pool
  readonly topic: Topic | null
  /** Of the speech; 0 stands for a single exchange. */
  readonly share: number
  /** Whether exchanges come again when all were held. Nobody asks twice about the weekend; the next part takes the time. */
  readonly repeats: boolean
}

export const SCENARIO_NAMES = [
  'discovery',
  'demo',
  'technical',
  'proposal',
  'onboarding',
  'businessReview',
  'renewal',
  'coldCall',
  'followUp',
  'inbound',
  'callback',
  'pipeline',
  'coaching',
  'dealDesk',
] as const
export type ScenarioName = (typeof SCENARIO_NAMES)[number]

const phase = (pool: Pool, topic: Topic | null, share: number): Phase => ({ pool, topic, share, repeats: true })
const brief = (pool: Pool, topic: Topic, share: number): Phase => ({ pool, topic, share, repeats: false })

const BEGIN = [
  phase('opening', 'Call Setup', 0),
  brief('smallTalk', 'Small Talk', 0.05),
  brief('setup', 'Call Setup', 0.06),
]
const END = [brief('nextSteps', 'Next Steps', 0.1), brief('wrapUp', 'Wrap-Up', 0.03), phase('goodbye', 'Wrap-Up', 0)]
const COLD_START = [phase('coldOpening', 'Call Setup', 0), phase('coldPitch', null, 0.4)]
const COLD_END = [phase('coldClose', 'Next Steps', 0)]
const COLD_CALL = [...COLD_START, phase('discovery', null, 0.4), phase('objections', 'Objections', 0.1), ...COLD_END]
const TEAM_BEGIN = [phase('internalOpening', 'Call Setup', 0)]
const TEAM_END = [phase('internalClose', 'Wrap-Up', 0)]

/** What each kind of call goes through, in order. */
export const PHASES: Readonly<Record<ScenarioName, readonly Phase[]>> = {
  discovery: [
    ...BEGIN,
    phase('discovery', null, 0.5),
    phase('demo', null, 0.08),
    phase('pricing', 'Pricing', 0.07),
    phase('movingForward', 'Moving Forward', 0.11),
    ...END,
  ],
  demo: [
    ...BEGIN,
    phase('discovery', null, 0.12),
    phase('demo', null, 0.37),
    phase('pricing', 'Pricing', 0.1),
    phase('objections', 'Objections', 0.08),
    phase('movingForward', 'Moving Forward', 0.09),
    ...END,
  ],
  technical: [
    ...BEGIN,
    phase('technical', null, 0.46),
    phase('demo', null, 0.12),
    phase('objections', 'Objections', 0.08),
    phase('movingForward', 'Moving Forward', 0.1),
    ...END,
  ],
  proposal: [
    ...BEGIN,
    phase('discovery', null, 0.14),
    phase('pricing', 'Pricing', 0.24),
    phase('technical', null, 0.1),
    phase('objections', 'Objections', 0.18),
    phase('movingForward', 'Moving Forward', 0.15),
    ...END,
  ],
  onboarding: [...BEGIN, phase('review', null, 0.36), phase('technical', null, 0.2), phase('demo', null, 0.2), ...END],
  businessReview: [
    ...BEGIN,
    phase('review', null, 0.46),
    phase('demo', null, 0.14),
    phase('movingForward', 'Moving Forward', 0.16),
    ...END,
  ],
  renewal: [
    ...BEGIN,
    phase('review', null, 0.25),
    phase('pricing', 'Pricing', 0.28),
    phase('objections', 'Objections', 0.13),
    phase('movingForward', 'Moving Forward', 0.1),
    ...END,
  ],
  coldCall: COLD_CALL,
  followUp: [
    ...COLD_START,
    phase('demo', null, 0.15),
    phase('objections', 'Objections', 0.2),
    phase('movingForward', 'Moving Forward', 0.25),
    ...COLD_END,
  ],
  inbound: [
    phase('inbound', null, 0),
    phase('discovery', null, 0.45),
    phase('pricing', 'Pricing', 0.2),
    phase('demo', null, 0.15),
    ...COLD_END,
  ],
  callback: COLD_CALL,
  pipeline: [
    ...TEAM_BEGIN,
    phase('pipeline', null, 0.5),
    phase('dealDesk', null, 0.3),
    phase('coaching', null, 0.1),
    ...TEAM_END,
  ],
  coaching: [...TEAM_BEGIN, phase('coaching', null, 0.55), phase('pipeline', null, 0.35), ...TEAM_END],
  dealDesk: [
    ...TEAM_BEGIN,
    phase('dealDesk', null, 0.45),
    phase('pipeline', null, 0.35),
    phase('coaching', null, 0.1),
    ...TEAM_END,
  ],
}
