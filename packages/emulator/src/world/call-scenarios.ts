import type { Role } from './org-chart.ts'

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
export type Topic = (typeof TOPICS)[number]

/** A part of a call: `share` of the speech, or a single exchange where the share is 0. */
export interface Phase {
  readonly pool: Pool
  readonly topic: Topic | null
  readonly share: number
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

export interface Scenario {
  readonly name: ScenarioName
  /** Percent of all calls. */
  readonly weight: number
  readonly medium: 'conference' | 'telephony'
  readonly direction: 'Conference' | 'Outbound' | 'Inbound' | 'Unknown'
  readonly scope: 'External' | 'Internal' | 'Unknown'
  readonly host: Role
  /** Further roles of the company with the probability that each attends. */
  readonly company: readonly (readonly [role: Role, probability: number])[]
  /** People of the customer who attend. */
  readonly customers: readonly [from: number, to: number]
  /** Whether the customer already has the product: its calls belong to the second workspace. */
  readonly afterSale: boolean
  readonly phases: readonly Phase[]
}

const phase = (pool: Pool, topic: Topic | null, share: number): Phase => ({ pool, topic, share })

const BEGIN = [
  phase('opening', 'Call Setup', 0),
  phase('smallTalk', 'Small Talk', 0.05),
  phase('setup', 'Call Setup', 0.06),
]
const END = [phase('nextSteps', 'Next Steps', 0.1), phase('wrapUp', 'Wrap-Up', 0.03), phase('goodbye', 'Wrap-Up', 0)]
const COLD_START = [phase('coldOpening', 'Call Setup', 0), phase('coldPitch', null, 0.4)]
const COLD_END = [phase('coldClose', 'Next Steps', 0)]
const COLD_CALL = [...COLD_START, phase('discovery', null, 0.4), phase('objections', 'Objections', 0.1), ...COLD_END]
const TEAM_BEGIN = [phase('internalOpening', 'Call Setup', 0)]
const TEAM_END = [phase('internalClose', 'Wrap-Up', 0)]
const meeting = { medium: 'conference', direction: 'Conference', scope: 'External', afterSale: false } as const
const dialled = { medium: 'telephony', direction: 'Outbound', scope: 'External', afterSale: false } as const
const among = { medium: 'conference', direction: 'Conference', scope: 'Internal', afterSale: false } as const

/** The kinds of calls that the company has. Weights add up to 100. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...meeting,
    name: 'discovery',
    weight: 13,
    host: 'account-executive',
    company: [['development', 0.3]],
    customers: [1, 3],
    phases: [
      ...BEGIN,
      phase('discovery', null, 0.5),
      phase('demo', null, 0.08),
      phase('pricing', 'Pricing', 0.07),
      phase('movingForward', 'Moving Forward', 0.11),
      ...END,
    ],
  },
  {
    ...meeting,
    name: 'demo',
    weight: 13,
    host: 'account-executive',
    company: [['engineer', 0.6]],
    customers: [1, 3],
    phases: [
      ...BEGIN,
      phase('discovery', null, 0.12),
      phase('demo', null, 0.37),
      phase('pricing', 'Pricing', 0.1),
      phase('objections', 'Objections', 0.08),
      phase('movingForward', 'Moving Forward', 0.09),
      ...END,
    ],
  },
  {
    ...meeting,
    name: 'technical',
    weight: 6,
    host: 'account-executive',
    company: [['engineer', 0.9]],
    customers: [1, 3],
    phases: [
      ...BEGIN,
      phase('technical', null, 0.46),
      phase('demo', null, 0.12),
      phase('objections', 'Objections', 0.08),
      phase('movingForward', 'Moving Forward', 0.1),
      ...END,
    ],
  },
  {
    ...meeting,
    name: 'proposal',
    weight: 9,
    host: 'account-executive',
    company: [['manager', 0.35]],
    customers: [1, 2],
    phases: [
      ...BEGIN,
      phase('pricing', 'Pricing', 0.33),
      phase('discovery', null, 0.08),
      phase('objections', 'Objections', 0.2),
      phase('movingForward', 'Moving Forward', 0.15),
      ...END,
    ],
  },
  {
    ...meeting,
    name: 'onboarding',
    weight: 6,
    host: 'success',
    company: [['engineer', 0.4]],
    customers: [1, 3],
    afterSale: true,
    phases: [...BEGIN, phase('review', null, 0.36), phase('technical', null, 0.2), phase('demo', null, 0.2), ...END],
  },
  {
    ...meeting,
    name: 'businessReview',
    weight: 6,
    host: 'success',
    company: [['account-executive', 0.5]],
    customers: [1, 3],
    afterSale: true,
    phases: [
      ...BEGIN,
      phase('review', null, 0.46),
      phase('demo', null, 0.14),
      phase('movingForward', 'Moving Forward', 0.16),
      ...END,
    ],
  },
  {
    ...meeting,
    name: 'renewal',
    weight: 4,
    host: 'success',
    company: [['account-executive', 0.6]],
    customers: [1, 2],
    afterSale: true,
    phases: [
      ...BEGIN,
      phase('review', null, 0.25),
      phase('pricing', 'Pricing', 0.28),
      phase('objections', 'Objections', 0.13),
      phase('movingForward', 'Moving Forward', 0.1),
      ...END,
    ],
  },
  {
    ...dialled,
    name: 'coldCall',
    weight: 12,
    host: 'development',
    company: [],
    customers: [1, 1],
    phases: COLD_CALL,
  },
  {
    ...dialled,
    name: 'followUp',
    weight: 8,
    host: 'account-executive',
    company: [],
    customers: [1, 1],
    phases: [
      ...COLD_START,
      phase('demo', null, 0.15),
      phase('objections', 'Objections', 0.2),
      phase('movingForward', 'Moving Forward', 0.25),
      ...COLD_END,
    ],
  },
  {
    ...dialled,
    name: 'inbound',
    weight: 4,
    direction: 'Inbound',
    host: 'development',
    company: [],
    customers: [1, 1],
    phases: [
      phase('inbound', null, 0),
      phase('discovery', null, 0.45),
      phase('pricing', 'Pricing', 0.2),
      phase('demo', null, 0.15),
      ...COLD_END,
    ],
  },
  {
    ...dialled,
    name: 'callback',
    weight: 2,
    direction: 'Unknown',
    scope: 'Unknown',
    host: 'account-executive',
    company: [],
    customers: [1, 1],
    phases: COLD_CALL,
  },
  {
    ...among,
    name: 'pipeline',
    weight: 4,
    host: 'manager',
    company: [
      ['account-executive', 1],
      ['development', 0.5],
    ],
    customers: [0, 0],
    phases: [
      ...TEAM_BEGIN,
      phase('pipeline', null, 0.5),
      phase('dealDesk', null, 0.3),
      phase('coaching', null, 0.1),
      ...TEAM_END,
    ],
  },
  {
    ...among,
    name: 'coaching',
    weight: 3,
    host: 'manager',
    company: [['account-executive', 1]],
    customers: [0, 0],
    phases: [...TEAM_BEGIN, phase('coaching', null, 0.55), phase('pipeline', null, 0.35), ...TEAM_END],
  },
  {
    ...among,
    name: 'dealDesk',
    weight: 10,
    host: 'manager',
    company: [
      ['account-executive', 1],
      ['operations', 0.4],
    ],
    customers: [0, 0],
    phases: [
      ...TEAM_BEGIN,
      phase('dealDesk', null, 0.45),
      phase('pipeline', null, 0.35),
      phase('coaching', null, 0.1),
      ...TEAM_END,
    ],
  },
]
