import { z } from 'zod'
import { Id, openEnum, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'
import { KeywordTracker } from './keyword-tracker.ts'
import { Scorecard } from './scorecard.ts'
import { exampleScorecard, exampleTracker } from './settings-examples.ts'

/** A kind of brief that Gong's AI can write about an account, deal, contact or lead. */
export const BriefSetting = z
  .looseObject({
    briefId: optional(z.string()),
    briefName: optional(z.string()).describe('By which a brief is asked for'),
    workspaceId: optional(Id),
    description: optional(z.string()),
    status: optional(openEnum(['Published', 'Not published'])).describe('Only published ones can be written'),
    creator: optional(z.string()).describe('A name'),
    creatorUserId: optional(Id),
    created: optional(z.string()),
    updated: optional(z.string()),
  })
  .meta({ id: 'BriefSetting' })
export type BriefSetting = z.infer<typeof BriefSetting>

const inWorkspace = z.object({ workspaceId: Id.optional().describe('All workspaces, if left out') })

export const settings = gongTable({
  'settings.trackers': {
    title: 'List trackers',
    method: 'GET',
    path: '/v2/settings/trackers',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:settings:trackers:read',
    summary: 'List the keyword trackers of all workspaces or of one, each with its keywords',
    query: inWorkspace,
    response: z.looseObject({ requestId: RequestId, keywordTrackers: z.array(KeywordTracker) }),
    list: 'keywordTrackers',
    emptyText: 'No trackers found corresponding to the provided filters',
    limits: ['Smart trackers are not listed, though calls name them.'],
    example: {
      query: { workspaceId: '623457276584334000' },
      response: { requestId: '4al018gzaztcr8nbukw', keywordTrackers: [exampleTracker] },
    },
    source: 'Gong OpenAPI 2026-07-05, listTrackers; formats, nulls and the absence of smart ones recorded live',
  },
  'settings.scorecards': {
    title: 'List scorecards',
    method: 'GET',
    path: '/v2/settings/scorecards',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:settings:scorecards:read',
    summary: 'List the scorecards of all workspaces, each with its questions',
    response: z.looseObject({ requestId: RequestId, scorecards: z.array(Scorecard) }),
    list: 'scorecards',
    example: { response: { requestId: '4al018gzaztcr8nbukw', scorecards: [exampleScorecard] } },
    source: 'Gong OpenAPI 2026-07-05, listScorecards; ids and ranges as text, and dates of questions, recorded live',
  },
  'settings.briefs': {
    title: 'List briefs',
    method: 'GET',
    path: '/v2/settings/briefs',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:ai-briefer:read',
    summary: 'List the kinds of briefs that all workspaces or one have set up',
    query: inWorkspace,
    response: z.looseObject({ requestId: RequestId, briefs: z.array(BriefSetting) }),
    list: 'briefs',
    emptyText: 'No briefs found corresponding to the provided filters',
    standing: 'beta',
    example: {
      query: {},
      response: {
        requestId: '4al018gzaztcr8nbukw',
        briefs: [
          {
            briefId: '5120394857261044731',
            briefName: 'Account overview',
            workspaceId: '623457276584334000',
            description: 'Where the account stands, who matters there and what is open',
            status: 'Published',
            creator: 'Dana Reyes',
            creatorUserId: '7273476131570014205',
            created: '2026-02-11T10:20:00-05:00',
            updated: '2026-05-06T16:45:00-04:00',
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listBriefs',
  },
})
