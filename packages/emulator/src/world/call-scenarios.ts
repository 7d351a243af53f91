import { PHASES, type Phase, type ScenarioName } from './call-phases.ts'
import type { Role } from './org-chart.ts'

/** A kind of call. */
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

const meeting = { medium: 'conference', direction: 'Conference', scope: 'External', afterSale: false } as const
const dialled = { medium: 'telephony', direction: 'Outbound', scope: 'External', afterSale: false } as const
const among = { medium: 'conference', direction: 'Conference', scope: 'Internal', afterSale: false } as const

const ROWS: readonly Omit<Scenario, 'phases'>[] = [
  {
    ...meeting,
    name: 'discovery',
    weight: 13,
    host: 'account-executive',
    company: [['development', 0.3]],
    customers: [1, 3],
  },
  {
    ...meeting,
    name: 'demo',
    weight: 13,
    host: 'account-executive',
    company: [['engineer', 0.6]],
    customers: [1, 3],
  },
  {
    ...meeting,
    name: 'technical',
    weight: 6,
    host: 'account-executive',
    company: [['engineer', 0.9]],
    customers: [1, 3],
  },
  {
    ...meeting,
    name: 'proposal',
    weight: 9,
    host: 'account-executive',
    company: [['manager', 0.35]],
    customers: [1, 2],
  },
  {
    ...meeting,
    name: 'onboarding',
    weight: 6,
    host: 'success',
    company: [['engineer', 0.4]],
    customers: [1, 3],
    afterSale: true,
  },
  {
    ...meeting,
    name: 'businessReview',
    weight: 6,
    host: 'success',
    company: [['account-executive', 0.5]],
    customers: [1, 3],
    afterSale: true,
  },
  {
    ...meeting,
    name: 'renewal',
    weight: 4,
    host: 'success',
    company: [['account-executive', 0.6]],
    customers: [1, 2],
    afterSale: true,
  },
  {
    ...dialled,
    name: 'coldCall',
    weight: 12,
    host: 'development',
    company: [],
    customers: [1, 1],
  },
  {
    ...dialled,
    name: 'followUp',
    weight: 8,
    host: 'account-executive',
    company: [],
    customers: [1, 1],
  },
  {
    ...dialled,
    name: 'inbound',
    weight: 4,
    direction: 'Inbound',
    host: 'development',
    company: [],
    customers: [1, 1],
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
  },
  {
    ...among,
    name: 'coaching',
    weight: 3,
    host: 'manager',
    company: [['account-executive', 1]],
    customers: [0, 0],
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
  },
]

/** The kinds of calls that the company has. Weights add up to 100. */
export const SCENARIOS: readonly Scenario[] = ROWS.map((row) => ({ ...row, phases: PHASES[row.name] }))
