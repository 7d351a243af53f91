import type { Parsed } from '@mallet/contract/endpoint'
import { BRIEF_NOT_FOUND } from '@mallet/contract/gong/entities'
import type { BriefSection } from '@mallet/contract/gong/entity-findings'
import type { Gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { briefSettingsOf } from '../../world/brief-settings.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { citeCalls } from './cite-calls.ts'
import { type Entity, readEntity } from './read-entity.ts'
import { type Fact, stateFacts } from './state-facts.ts'
import { sumUp } from './sum-up.ts'

const MOST_OF_A_SECTION = 5

/**
 * A published brief about an entity: where things stand, what was agreed, what came up, and what the CRM says. Throws
 * `Refusal` 404 for a brief that is not there or not published, and as `readEntity` does.
 */
export async function getBrief(call: ApiCall, { query }: Parsed<Gong['entities.brief']>) {
  const all = briefSettingsOf(originOf(call.context, call.company))
  const brief = all.find(({ briefName }) => briefName === query.briefName)
  if (brief?.status !== 'Published') throw new Refusal(404, [BRIEF_NOT_FOUND])
  const entity = await readEntity(call, query)
  const facts = entity.calls.flatMap(stateFacts)
  return {
    requestId: call.requestId,
    numOfCallsSearched: entity.calls.length,
    numOfEmailsSearched: 0,
    briefSections: [
      standing(entity, sumUp(entity, query)),
      talkSection(
        'Next steps',
        facts.filter(({ about }) => /next step/i.test(about)),
      ),
      talkSection(
        'What came up',
        facts.filter(({ about }) => about === ''),
      ),
      crmSection(entity),
    ],
  }
}

function standing({ calls }: Entity, first: string): BriefSection {
  const newest = calls.filter(({ content }) => content?.brief).slice(0, 2)
  return {
    ...section('Where things stand', [first, ...newest.flatMap(({ content }) => content?.brief ?? [])]),
    conversationFindings: citeCalls(calls),
    briefSectionType: 'Conversations',
  }
}

function talkSection(title: string, facts: readonly Fact[]): BriefSection {
  const chosen = facts.slice(0, MOST_OF_A_SECTION)
  return {
    ...section(title, [...new Set(chosen.map(({ text }) => text))]),
    conversationFindings: citeCalls([...new Set(chosen.map(({ call }) => call))]),
    briefSectionType: 'Conversations',
  }
}

const crmSection = ({ fields }: Entity): BriefSection => ({
  ...section(
    'In the CRM',
    fields.filter(({ value }) => value !== null).map(({ name, value }) => `${name}: ${value}`),
  ),
  briefSectionType: 'CrmOrGongData',
})

const section = (title: string, sectionSummary: string[]): BriefSection => ({
  title,
  sectionSummary,
  conversationFindings: null,
  webFindings: null,
  mcpResult: null,
})
