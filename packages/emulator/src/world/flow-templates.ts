import type { FLOW_STEP_ACTIONS } from '@mallet/contract/gong/flow'

interface StepTemplate {
  readonly action: (typeof FLOW_STEP_ACTIONS)[number]
  /** Counted from the beginning of the flow. */
  readonly day: number
  readonly subject?: string
  readonly body?: string
  readonly isReply?: boolean
}

export interface FlowTemplate {
  readonly name: string
  readonly description: string
  readonly exclusive: boolean
  readonly steps: readonly StepTemplate[]
}

export interface FolderTemplate {
  readonly name: string
  readonly afterSale: boolean
  /** Name of the folder that it lies in. */
  readonly parent?: string
  readonly flows: readonly FlowTemplate[]
}

const hello = 'Hello {{recipient.first_name}},'
const mail = (day: number, subject: string, text: string): StepTemplate => ({
  action: 'SEND_EMAIL',
  day,
  subject,
  body: `<div>${hello}</div><div>${text}</div>`,
  isReply: false,
})
const autoMail = (day: number, subject: string, text: string): StepTemplate => ({
  ...mail(day, subject, text),
  action: 'AUTO_SEND_EMAIL',
})
const reply = (day: number, text: string): StepTemplate => ({
  action: 'AUTO_SEND_EMAIL',
  day,
  body: `<div>${hello}</div><div>${text}</div>`,
  isReply: true,
})
const step = (day: number, action: StepTemplate['action']): StepTemplate => ({ action, day })

/** What every company has. {product} is the first thing that it sells. */
export const COMPANY_FOLDERS: readonly FolderTemplate[] = [
  {
    name: 'Outbound',
    afterSale: false,
    flows: [
      {
        name: 'Outbound: heads of logistics',
        description: 'Five touches over two weeks for people who decide about sites',
        exclusive: true,
        steps: [
          autoMail(
            0,
            'Queues at the gate of {{account_name}}',
            'How long does a truck wait at your gate today? {product} gives each arrival its slot.',
          ),
          step(1, 'LINKEDIN_CONNECT'),
          step(3, 'CALL'),
          reply(6, 'Did this reach the right person? Ten minutes would be enough to see whether it fits.'),
          step(13, 'CALL'),
        ],
      },
      {
        name: 'Outbound: site managers',
        description: 'Calls first, mail second',
        exclusive: true,
        steps: [
          step(0, 'CALL'),
          mail(1, 'Sorry I missed you', 'I called about how your docks are booked. When is a good time?'),
          step(4, 'CALL'),
          step(8, 'CUSTOM'),
        ],
      },
    ],
  },
  {
    name: 'Fairs and events',
    afterSale: false,
    parent: 'Outbound',
    flows: [
      {
        name: 'After the fair',
        description: 'For people who left their card at our stand',
        exclusive: false,
        steps: [
          mail(0, 'Good to meet you', 'You asked about {product}. Here is what we talked about, in one page.'),
          step(2, 'LINKEDIN_MESSAGE'),
          step(5, 'CALL'),
        ],
      },
    ],
  },
  {
    name: 'Inbound',
    afterSale: false,
    flows: [
      {
        name: 'Asked for a demo',
        description: 'Somebody waits for us: the first step is due at once',
        exclusive: true,
        steps: [
          step(0, 'CALL'),
          autoMail(0, 'Your demo of {product}', 'Thank you for asking. Pick a time that suits you.'),
          reply(3, 'May I suggest a time for the demo?'),
        ],
      },
      {
        name: 'Read the guide',
        description: 'Slow and friendly',
        exclusive: false,
        steps: [
          autoMail(0, 'The guide you read', 'Was there anything that you missed in it?'),
          autoMail(7, 'What others did next', 'Two sites that began where you are now.'),
          autoMail(21, 'Shall we talk?', 'If docks are on your list for this year, let us talk.'),
        ],
      },
    ],
  },
  {
    name: 'Customers',
    afterSale: true,
    flows: [
      {
        name: 'Renewal in ninety days',
        description: 'From the first reminder to the signature',
        exclusive: false,
        steps: [
          mail(0, 'Your year with {product}', 'I would like to look back at the year with you, and ahead.'),
          step(10, 'CALL'),
          reply(30, 'The terms for next year are attached.'),
        ],
      },
      {
        name: 'Quiet customers',
        description: 'For accounts that nobody signed in from this month',
        exclusive: false,
        steps: [mail(0, 'All well at your docks?', 'We saw little of you lately. Can we help?'), step(4, 'CALL')],
      },
    ],
  },
]

/** What people make for themselves. */
export const PERSONAL_FLOWS: readonly FlowTemplate[] = [
  {
    name: 'My top twenty',
    description: 'Only with a personal first line',
    exclusive: false,
    steps: [
      mail(0, 'A thought about {{account_name}}', 'I read about your new site.'),
      step(2, 'CALL'),
      step(9, 'CALL'),
    ],
  },
  {
    name: 'Went quiet after the demo',
    description: 'Twice, then let go',
    exclusive: false,
    steps: [mail(0, 'Where we left off', 'Is it still worth a conversation?'), reply(8, 'Shall I close the file?')],
  },
]
