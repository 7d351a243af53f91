import { z } from 'zod'
import { exampleCall } from './call-example.ts'
import { BriefSection, EntityAnswer, searched } from './entity-findings.ts'
import { Id, Instant, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

export const TIME_PERIODS = [
  'LAST_7DAYS',
  'LAST_30DAYS',
  'LAST_90DAYS',
  'LAST_90_DAYS_SINCE_LAST_ACTIVITY',
  'LAST_YEAR_SINCE_LAST_ACTIVITY',
  'LAST_YEAR',
  'THIS_WEEK',
  'THIS_MONTH',
  'THIS_YEAR',
  'THIS_QUARTER',
  'CUSTOM_RANGE',
  'ALL_CONVERSATIONS',
] as const
export type TimePeriod = (typeof TIME_PERIODS)[number]

/** Recorded live, June 2026. */
export const BRIEF_NOT_FOUND = 'Brief not found - could be that the brief is not published'

const about = {
  workspaceId: Id,
  crmEntityType: z.enum(['ACCOUNT', 'CONTACT', 'DEAL', 'LEAD']),
  crmEntityId: z.string().describe('The id in the CRM'),
  timePeriod: z.enum(TIME_PERIODS).describe('Which conversations to read'),
  fromDateTime: Instant.optional().describe('Needed with CUSTOM_RANGE, and only with it'),
  toDateTime: Instant.optional().describe('Only with CUSTOM_RANGE; now where it is left out'),
}

const { id, title, started, url } = exampleCall.metaData
const finding = { callFindings: [{ call: { id, title, started, url } }], emailFindings: [] }
const asked = {
  workspaceId: '623457276584334000',
  crmEntityType: 'ACCOUNT',
  crmEntityId: '0018Z00002abcdeQAA',
  timePeriod: 'LAST_30DAYS',
}
const read = { requestId: '4al018gzaztcr8nbukw', numOfCallsSearched: 1, numOfEmailsSearched: 0 }

const shared = {
  method: 'GET',
  effect: 'reads',
  // Each answer is paid for again.
  repeat: 'unsafe',
  needs: 'ai-credits',
  limits: ['Reads at most 60 calls and 500 e-mails, and spends credits for each of them.'],
} as const

export const entities = gongTable({
  'entities.ask': {
    title: 'Ask entity',
    ...shared,
    path: '/v2/entities/ask-entity',
    scope: 'api:ai-ask:read',
    summary: 'Ask a question about an account, contact, deal or lead of the CRM, for AI credits',
    query: z.object({ ...about, question: z.string().min(1) }),
    response: z.looseObject({ requestId: RequestId, ...searched, answer: z.array(EntityAnswer) }),
    example: {
      query: { ...asked, question: 'What do they object to?' },
      response: {
        ...read,
        answer: [{ answerItems: ['Harbor Freight Lines finds the price of the yard module high.'], ...finding }],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, askEntity',
  },
  'entities.brief': {
    title: 'Generate brief',
    knownAs: ['get-brief'],
    ...shared,
    path: '/v2/entities/get-brief',
    scope: 'api:ai-briefer:read',
    summary: 'Write one of the company’s briefs about an account, contact, deal or lead, for AI credits',
    query: z.object({ ...about, briefName: z.string().min(1).describe('Of a published brief') }),
    response: z.looseObject({ requestId: RequestId, ...searched, briefSections: z.array(BriefSection) }),
    example: {
      query: { ...asked, briefName: 'Account overview' },
      response: {
        ...read,
        briefSections: [
          {
            title: 'Where they stand',
            sectionSummary: ['Harbor Freight Lines compares two offers and decides in July.'],
            conversationFindings: finding,
            briefSectionType: 'Conversations',
            webFindings: null,
            mcpResult: null,
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, generateBrief; the text of its 404 recorded live, June 2026',
  },
})
