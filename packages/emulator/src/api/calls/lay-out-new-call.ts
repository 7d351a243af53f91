import type { CallContext, CallMetaData, Party } from '@mallet/contract/gong/call'
import type { NewCall, NewParty } from '@mallet/contract/gong/new-call'
import type { User } from '@mallet/contract/gong/users'
import type { World } from '../../world/create-world.ts'
import { userByEmail } from '../../world/user-by-email.ts'
import { mediaKind } from './media-kind.ts'

/** ISO 639-2/B by the beginning of a language code, for those that the world speaks. */
const LANGUAGES: Readonly<Record<string, string>> = { en: 'eng', fr: 'fre', de: 'ger', es: 'spa' }

export interface NewCallParts {
  readonly metaData: Omit<CallMetaData, 'id'>
  readonly parties: Party[]
  readonly context: CallContext[]
}

/** An added call as the other operations show it. Of the parties, those are users whom id or address says to be. */
export function layOutNewCall(world: World, call: NewCall, makeId: () => string): NewCallParts {
  const parties = call.parties.map((party) => partyOf(world, call, party, makeId))
  const affiliations = parties.map(({ affiliation }) => affiliation)
  return {
    metaData: {
      title: call.title ?? null,
      scheduled: call.scheduledStart ?? null,
      started: call.actualStart,
      duration: durationOf(call),
      primaryUserId: call.primaryUser,
      direction: call.direction,
      system: call.callProviderCode ?? null,
      scope: affiliations.includes('External')
        ? 'External'
        : (affiliations.find((one) => one === 'Unknown') ?? 'Internal'),
      media: mediaKind('', call.downloadMediaUrl ?? ''),
      language: LANGUAGES[(call.languageCode ?? 'en').slice(0, 2).toLowerCase()] ?? 'und',
      workspaceId: call.workspaceId ?? world.workspaces[0]?.id ?? null,
      sdrDisposition: call.disposition ?? null,
      clientUniqueId: call.clientUniqueId,
      customData: call.customData ?? null,
      purpose: call.purpose ?? null,
      meetingUrl: call.meetingUrl ?? null,
      isPrivate: false,
      calendarEventId: null,
    },
    parties,
    context: contextsOf(call.context),
  }
}

/** Whom a party is among the users. */
export const userOf = ({ users }: World, { userId, emailAddress }: NewParty): User | undefined =>
  users.find(({ id }) => id === userId) ?? (emailAddress === undefined ? undefined : userByEmail(users, emailAddress))

/** As given, or until the last word; null where only the recording can tell. */
function durationOf({ duration, speakersTimeline }: NewCall): number | null {
  if (duration !== undefined) return Math.round(duration)
  const ends = (speakersTimeline?.speechSegments ?? []).map(({ toTime }) => toTime)
  return ends.length === 0 ? null : Math.ceil(Math.max(...ends) / 1000)
}

function partyOf(world: World, call: NewCall, party: NewParty, makeId: () => string): Party {
  const user = userOf(world, party)
  const { phoneNumber, mediaChannelId, partyId } = party
  const emailAddress = party.emailAddress ?? user?.emailAddress
  const name = party.name ?? (user && [user.firstName, user.lastName].filter(Boolean).join(' '))
  const segments = call.speakersTimeline?.speechSegments ?? []
  const speaks = mediaChannelId !== undefined || segments.some(({ partyIds }) => partyIds.some((id) => id === partyId))
  return {
    id: makeId(),
    ...(emailAddress != null && { emailAddress }),
    ...(name !== undefined && { name }),
    ...(user?.title != null && { title: user.title }),
    ...(user && { userId: user.id }),
    speakerId: speaks ? makeId() : null,
    context: contextsOf(party.context),
    affiliation:
      user || emailAddress?.endsWith(`@${world.company.domain}`) ? 'Internal' : isKnown(party) ? 'External' : 'Unknown',
    ...(phoneNumber !== undefined && { phoneNumber }),
    methods: ['Attendee'],
  }
}

const isKnown = ({ name, emailAddress, phoneNumber }: NewParty) => (name ?? emailAddress ?? phoneNumber) !== undefined

const contextsOf = (contexts: NewCall['context'] = []) =>
  contexts.map(({ system, objects = [] }) => ({
    system,
    objects: objects.map(({ objectType, objectId, fields = [] }) => ({
      objectType,
      objectId,
      fields: fields.map(({ name, value = null }) => ({ name, value })),
      timing: 'Now',
    })),
  }))
