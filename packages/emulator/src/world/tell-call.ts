import type { CallData } from '@mallet/contract/gong/call'
import type { Monologue } from '@mallet/contract/gong/transcripts'
import type { Accounts } from './accounts.ts'
import { commentsOf, isCommented } from './call-comments.ts'
import { contentOf, emptyContent } from './call-content.ts'
import { dealOf, type FactSource, gatherFacts } from './call-facts.ts'
import { emptyInteraction, interactionOf } from './call-interaction.ts'
import { type MetaDataSource, metaDataOf } from './call-meta-data.ts'
import { partiesOf } from './call-parties.ts'
import { attendeesOf, type CallPlan, hostOf, planCall } from './call-plan.ts'
import { recordCall } from './call-recording.ts'
import { callRandom } from './call-shape.ts'
import { accountContext } from './crm-context.ts'
import { languagePack } from './language-packs.ts'
import { leastRecentlyUsed } from './least-recently-used.ts'
import { createPhraseTracking } from './track-phrases.ts'
import type { Tracker } from './trackers.ts'
import { transcriptOf } from './transcript.ts'
import type { WorldCall } from './world.ts'

/** Enough for the pages that are being served. */
const KEPT_CALLS = 256
/**
 * Calls whose JSON is kept besides, about 60 kB each. Reading it takes a tenth of the time of working a call out, and a
 * sync asks for each call, its transcript and the truth of both. Larger worlds only work more calls out again.
 */
const PACKED_CALLS = 1500
/** Of the calls about one account; nine tenths of all calls then have an account. */
const KNOWN_TO_CRM_SHARE = 0.97

export interface TellSource extends FactSource, MetaDataSource {
  readonly originMs: number
  readonly accounts: Accounts
  readonly trackers: readonly Tracker[]
  readonly workspaceIds: { readonly sales: string; readonly afterSale: string }
}

/** What is settled about a call before anybody asks what was said. */
export type CallSeed = Pick<CallPlan, 'index' | 'id' | 'startedMs' | 'shape'>

interface Told {
  readonly data: CallData
  readonly transcript: Monologue[]
}

/** What is settled about a call without anything being said in it. */
function announce(source: TellSource, seed: CallSeed, workspaceId: string) {
  const { worldKey, company, originMs } = source
  const plan = planCall(source, seed)
  const deal = dealOf(worldKey, company, plan.account.number, originMs)
  const pack = languagePack(seed.shape.spoken)
  const facts = gatherFacts(source, plan, deal, pack.formats)
  const metaData = metaDataOf(source, plan, workspaceId, pack, facts)
  const hasCrm = isAboutAccount(plan) && callRandom(worldKey, 'crm', plan.index).chance(KNOWN_TO_CRM_SHARE)
  const data: CallData = {
    metaData,
    context: hasCrm ? accountContext(worldKey, plan.account, deal, seed.shape.scenario.afterSale) : [],
    parties: partiesOf(worldKey, plan, undefined, hasCrm),
    content: emptyContent(),
    interaction: emptyInteraction(),
    collaboration: { publicComments: [] },
  }
  return { plan, pack, facts, hasCrm, data }
}

/** Tells calls as Gong does. What was said is worked out when first asked for, and kept for the last few calls. */
export function createTell(source: TellSource): (seed: CallSeed) => WorldCall {
  const { worldKey, people, workspaceIds } = source
  const trackPhrases = createPhraseTracking(source.trackers)
  const kept = leastRecentlyUsed<Told>(KEPT_CALLS)
  const packed = leastRecentlyUsed<string>(PACKED_CALLS)

  function tell(seed: CallSeed, workspaceId: string, listedAtMs: number, transcriptAtMs: number): Told {
    const { plan, pack, facts, hasCrm, data } = announce(source, seed, workspaceId)
    const recording = recordCall(worldKey, plan, pack, facts)
    const transcript = transcriptOf(recording)
    return {
      data: {
        ...data,
        parties: partiesOf(worldKey, plan, new Set(transcript.map(({ speakerId }) => speakerId ?? '')), hasCrm),
        content: contentOf(worldKey, plan, recording, trackPhrases(recording, seed.shape.spoken)),
        interaction: interactionOf(plan, recording, data.metaData.media === 'Video'),
        collaboration: commentsOf(worldKey, people, plan, recording, listedAtMs, transcriptAtMs),
      },
      transcript,
    }
  }

  return (seed) => {
    const { id, index, startedMs, shape } = seed
    const endedMs = startedMs + shape.durationMs
    const listedAtMs = endedMs + shape.listingLagMs
    const transcriptAtMs = shape.transcriptDelayMs === null ? null : listedAtMs + shape.transcriptDelayMs
    const workspaceId = shape.scenario.afterSale ? workspaceIds.afterSale : workspaceIds.sales
    const told = (atMs: number) => {
      const pack = () => JSON.stringify(tell(seed, workspaceId, listedAtMs, atMs))
      return kept(index, (): Told => JSON.parse(packed(index, pack)))
    }
    return {
      id,
      startedMs,
      endedMs,
      listedAtMs,
      transcriptAtMs,
      isPrivate: shape.isPrivate,
      workspaceId,
      // Drawn when asked for: most of those who go through many calls look at little of them.
      get primaryUserId() {
        return hostOf(source, index, shape).userId
      },
      get isCommented() {
        return transcriptAtMs !== null && isCommented(worldKey, index)
      },
      comments() {
        if (transcriptAtMs === null || !isCommented(worldKey, index)) return []
        const { plan, pack, facts } = announce(source, seed, workspaceId)
        const recording = recordCall(worldKey, plan, pack, facts)
        return commentsOf(worldKey, people, plan, recording, listedAtMs, transcriptAtMs).publicComments
      },
      attendeeIds: () => attendeesOf(source, index, shape),
      gong: (nowMs) =>
        transcriptAtMs !== null && transcriptAtMs <= nowMs
          ? told(transcriptAtMs).data
          : announce(source, seed, workspaceId).data,
      transcript: () => (transcriptAtMs === null ? undefined : told(transcriptAtMs).transcript),
    }
  }
}

/** Talks among colleagues about work in general belong to no account, and unknown numbers match none. */
const isAboutAccount = ({ shape }: CallPlan) =>
  !shape.isAnonymous && shape.scenario.name !== 'pipeline' && shape.scenario.name !== 'coaching'
