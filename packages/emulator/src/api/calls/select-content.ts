import type { CallContext, CallData, Party } from '@mallet/contract/gong/call'
import type { CallContent, CallInteraction } from '@mallet/contract/gong/call-content'
import type { ContentSelector } from '@mallet/contract/gong/calls'

type Exposed = NonNullable<ContentSelector['exposedFields']>

/** The parts of a call that were asked for. Its metaData always comes, everything else only when asked for. */
export function selectContent(call: CallData, selector: ContentSelector = {}): CallData {
  const { exposedFields: exposed = {} } = selector
  const content = call.content && exposed.content && contentOf(call.content, exposed.content)
  const interaction = call.interaction && exposed.interaction && interactionOf(call.interaction, exposed.interaction)
  return {
    metaData: call.metaData,
    ...(asksContext(selector) && call.context && { context: contextsOf(call.context, selector) }),
    ...(exposed.parties && call.parties && { parties: call.parties.map((party) => partyOf(party, selector)) }),
    ...(content && Object.keys(content).length > 0 && { content }),
    ...(interaction && Object.keys(interaction).length > 0 && { interaction }),
    ...(exposed.collaboration?.publicComments && call.collaboration && { collaboration: call.collaboration }),
    ...(exposed.media && call.media && { media: call.media }),
  }
}

/** Whether nothing is asked for that depends on what was said. */
export const asksMetaDataOnly = ({ context, exposedFields }: ContentSelector = {}): boolean =>
  !asksContext({ context }) && Object.values(exposedFields ?? {}).every((part) => !part)

const asksContext = ({ context }: ContentSelector) => context === 'Basic' || context === 'Extended'

function partyOf(party: Party, selector: ContentSelector): Party {
  if (!party.context) return party
  return { ...party, context: asksContext(selector) ? contextsOf(party.context, selector) : [] }
}

/** Basic names the CRM objects; Extended has their fields too, as of the moments asked for. */
function contextsOf<C extends CallContext>(contexts: readonly C[], { context, contextTiming }: ContentSelector): C[] {
  const timings: readonly string[] = context === 'Extended' && contextTiming ? contextTiming : ['Now']
  return contexts.map((one) => ({
    ...one,
    objects: (one.objects ?? [])
      .filter(({ timing }) => timing == null || timings.includes(timing))
      .map(({ fields, ...object }) => (context === 'Extended' ? { ...object, fields } : object)),
  }))
}

function contentOf(content: CallContent, exposed: NonNullable<Exposed['content']>): CallContent {
  const { structure, topics, trackers, brief, outline, highlights, callOutcome, keyPoints } = content
  const seen = exposed.trackerOccurrences ? trackers : trackers?.map(withoutOccurrences)
  return {
    ...(exposed.structure && has({ structure })),
    ...(exposed.topics && has({ topics })),
    ...(exposed.trackers && has({ trackers: seen })),
    ...(exposed.brief && has({ brief })),
    ...(exposed.outline && has({ outline })),
    ...(exposed.highlights && has({ highlights })),
    ...(exposed.callOutcome && has({ callOutcome })),
    ...(exposed.keyPoints && has({ keyPoints })),
  }
}

type Tracker = NonNullable<NonNullable<CallContent['trackers']>[number]>

const withoutOccurrences = ({ occurrences: _, phrases, ...tracker }: Tracker): Tracker => ({
  ...tracker,
  ...(phrases && { phrases: phrases.map(({ occurrences: _, ...phrase }) => phrase) }),
})

function interactionOf(interaction: CallInteraction, exposed: NonNullable<Exposed['interaction']>): CallInteraction {
  const { speakers, interactionStats, video, questions } = interaction
  return {
    ...(exposed.speakers && has({ speakers })),
    ...(exposed.personInteractionStats && has({ interactionStats })),
    ...(exposed.video && has({ video })),
    ...(exposed.questions && has({ questions })),
  }
}

/** Leaves out a part that the call does not have, and keeps an explicit null. */
function has<T extends object>(part: T): Partial<T> {
  return Object.values(part)[0] === undefined ? {} : part
}
