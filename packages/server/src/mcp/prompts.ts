import { MalletError } from '@mallet/contract/errors'
import { z } from 'zod'
import { UNTRUSTED_WORDS } from './describe-action.ts'

/** What a prompt has a model do, and the tools that can: those of the copy first, which cost no request. */
const STEPS = {
  list: ['list_calls', 'gong_list_extensive_calls'],
  call: ['get_call', 'gong_list_extensive_calls'],
  transcript: ['get_transcript', 'gong_fetch_call_transcripts'],
  user: ['find_user', 'gong_search_user'],
} as const
type Step = keyof typeof STEPS

export interface Prompt {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: z.ZodObject
  readonly steps: readonly Step[]
  /** @param tool the name that the session has for a step's tool, as it is to be used */
  readonly write: (input: unknown, tool: (step: Step) => string) => readonly string[]
}

const Text = (describes: string) => z.string().trim().min(1).max(500).describe(describes)
const Optional = (describes: string) => Text(describes).optional().describe(describes)
const CallId = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a decimal id')
  .describe('Id of the call')

/** Keeps the type of the input, which is parsed before the text is written. */
const prompt = <Input extends z.ZodObject>(
  given: Omit<Prompt, 'write' | 'input'> & {
    readonly input: Input
    readonly write: (input: z.output<Input>, tool: (step: Step) => string) => readonly string[]
  },
): Prompt => ({ ...given, write: (input, tool) => given.write(given.input.parse(input), tool) })

export const prompts: readonly Prompt[] = [
  prompt({
    name: 'summarize_call',
    title: 'Summarize a call',
    description: 'What was said, decided and promised on one call, with its sources',
    input: z.strictObject({ callId: CallId, focus: Optional('What matters most, such as pricing') }),
    steps: ['call', 'transcript'],
    write: ({ callId, focus }, tool) => [
      `Summarize the Gong call ${callId}${focus ? `, above all what concerns: ${focus}` : ''}.`,
      `1. Read the call with ${tool('call')}.`,
      `2. Read its transcript with ${tool('transcript')}, to the last page.`,
      '3. Write: who was there and why; what was decided; objections and questions that stayed open; next steps, each with who and when. Put the minute of the transcript behind each point, and say so where the transcript does not bear something out.',
    ],
  }),
  prompt({
    name: 'prepare_account_brief',
    title: 'Prepare an account brief',
    description: 'What happened with an account lately, before the next meeting',
    input: z.strictObject({
      account: Text('Name of the company, or the domain of its addresses'),
      since: Optional('An ISO 8601 instant; the last 90 days unless said'),
    }),
    steps: ['list', 'call', 'transcript'],
    write: ({ account, since }, tool) => [
      `Prepare a brief on the account ${account} from its Gong calls since ${since ?? '90 days ago'}.`,
      `1. Find its calls with ${tool('list')}: by the domain of the participants, then by title. Follow nextCursor until it is null.`,
      `2. Read each with ${tool('call')}; of the two that matter most also the transcript with ${tool('transcript')}.`,
      '3. Write one page: where things stand, people and what each cares about, open commitments on both sides, risks, what to ask next. Name the call behind each claim by title and date.',
    ],
  }),
  prompt({
    name: 'coach_rep_week',
    title: "Coach a rep's week",
    description: 'What went well in the calls of one person in a week, and one thing to practise',
    input: z.strictObject({
      rep: Text('E-mail address or name'),
      weekOf: Optional('A day of the week, such as 2026-06-08; the last seven days unless said'),
    }),
    steps: ['user', 'list', 'call', 'transcript'],
    write: ({ rep, weekOf }, tool) => [
      `Prepare coaching notes for ${rep} on ${weekOf ? `the week of ${weekOf}` : 'the last seven days'}.`,
      `1. Find out who that is with ${tool('user')}; where several fit, ask which.`,
      `2. Find the calls of that time with ${tool('list')}, by the person as participant. Follow nextCursor until it is null.`,
      `3. Read each with ${tool('call')}, and two that are typical in whole with ${tool('transcript')}.`,
      '4. Write: three things that went well and one to practise, each with a quotation and its minute. Judge the talking, not the person.',
    ],
  }),
  prompt({
    name: 'find_competitor_mentions',
    title: 'Find mentions of competitors',
    description: 'Where a competitor came up in calls, and what was said',
    input: z.strictObject({
      competitor: Text('Name of the competitor'),
      since: Optional('An ISO 8601 instant; the last 30 days unless said'),
    }),
    steps: ['list', 'call', 'transcript'],
    write: ({ competitor, since }, tool) => [
      `Find where ${competitor} was mentioned in Gong calls since ${since ?? '30 days ago'}.`,
      `1. List the calls of that time with ${tool('list')}. Follow nextCursor until it is null.`,
      `2. Read each with ${tool('call')} and keep those whose trackers, topics, brief or key points name ${competitor} or its products.`,
      `3. In the transcripts of those, with ${tool('transcript')}, find the words themselves.`,
      '4. Write a table: date, account, who brought it up, the quotation with its minute, and how we answered. Then what these have in common. Say how many calls were looked through.',
    ],
  }),
]

/** What a session can do of a step: the name of a tool, as a model of this session is to use it. */
export type Wording = (step: Step) => string | undefined

/** @param names of the tools that the session has; those behind execute_tool are in `found` alone */
export const wordingOf =
  (listed: ReadonlySet<string>, found: ReadonlySet<string>): Wording =>
  (step) => {
    const name = STEPS[step].find((tool) => listed.has(tool) || found.has(tool))
    if (name === undefined || listed.has(name)) return name
    return `execute_tool (name: ${name})`
  }

/** Whether every step has a tool. */
export const canBeDone = ({ steps }: Prompt, wording: Wording): boolean =>
  steps.every((step) => wording(step) !== undefined)

/** @throws {@link MalletError} `invalid_input` */
export function writePrompt(prompt: Prompt, given: Readonly<Record<string, string>>, wording: Wording): string {
  const result = prompt.input.safeParse(given)
  if (!result.success) {
    const issues = result.error.issues.map(({ path, message }) => [...path, message].join(': '))
    throw new MalletError('invalid_input', { issues })
  }
  return [...prompt.write(given, (step) => wording(step) ?? ''), '', UNTRUSTED_WORDS].join('\n')
}
