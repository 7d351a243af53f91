import type { CallMetaData } from '@mallet/contract/gong/call'
import type { CallFacts } from './call-facts.ts'
import type { CallPlan } from './call-plan.ts'
import { callRandom } from './call-shape.ts'
import type { LanguagePack } from './language-pack.ts'
import { createSlots } from './slots.ts'
import type { WorkingTime } from './working-time.ts'

const MINUTE_MS = 60_000

const VIDEO_SYSTEMS = [
  { weight: 6, name: 'Zoom', meetingUrl: (code: string) => `https://zoom.us/j/${code}` },
  { weight: 2, name: 'Google Meet', meetingUrl: (code: string) => `https://meet.google.com/${code}` },
  {
    weight: 3,
    name: 'Microsoft Teams',
    meetingUrl: (code: string) => `https://teams.microsoft.com/l/meetup-join/${code}`,
  },
  { weight: 0.5, name: 'WebEx', meetingUrl: (code: string) => `https://webex.com/meet/${code}` },
]
const TELEPHONE_SYSTEMS = [
  { weight: 5, name: 'Gong Connect' },
  { weight: 3, name: 'Outreach' },
  { weight: 1, name: 'ShoreTel' },
]
const DISPOSITIONS = ['Connected', 'Got the gatekeeper', 'Asked for a call back', 'Meeting set', 'Sent information']

export interface MetaDataSource {
  readonly worldKey: number
  readonly workingTime: WorkingTime
  /** Of the call's page. */
  readonly appHost: string
}

/** The part of a call that Gong always serves. Fields without a value are explicit nulls. */
export function metaDataOf(
  { worldKey, workingTime, appHost }: MetaDataSource,
  plan: CallPlan,
  workspaceId: string,
  pack: LanguagePack,
  facts: CallFacts,
): CallMetaData {
  const { shape, startedMs, id } = plan
  const { scenario } = shape
  const random = callRandom(worldKey, 'meta data', plan.index)
  const isCall = scenario.medium === 'telephony'
  const unanswered = shape.language === 'zxx'
  const video = random.pickWeighted(VIDEO_SYSTEMS)
  const code = String(random.int(81_000_000_000, 99_999_999_999))
  const scheduledMs = Math.round(startedMs / MINUTE_MS - random.between(-2, 8)) * MINUTE_MS
  const scheduled = isCall ? (random.chance(0.5) ? startedMs : null) : scheduledMs
  return {
    id,
    url: `https://${appHost}/call?id=${id}`,
    title: titleOf(plan, pack, facts, random),
    scheduled: scheduled === null ? null : workingTime.format(scheduled),
    started: workingTime.format(startedMs, startedMs % 1000 === 0 ? 'seconds' : 'milliseconds'),
    duration: shape.durationSeconds,
    primaryUserId: plan.host.userId,
    direction: scenario.direction,
    system: isCall ? random.pickWeighted(TELEPHONE_SYSTEMS).name : video.name,
    scope: shape.isAnonymous ? 'Unknown' : scenario.scope,
    media: isCall || random.chance(0.06) ? 'Audio' : 'Video',
    language: shape.language,
    workspaceId,
    sdrDisposition: unanswered ? 'Left voicemail' : isCall && random.chance(0.4) ? random.pick(DISPOSITIONS) : null,
    clientUniqueId: isCall ? `${random.uint32().toString(36)}${random.uint32().toString(36)}`.toUpperCase() : null,
    customData: isCall && random.chance(0.2) ? 'Dialer' : null,
    purpose: isCall && random.chance(0.3) ? (scenario.direction === 'Inbound' ? 'Enquiry' : 'Outreach') : null,
    meetingUrl: isCall ? null : video.meetingUrl(code),
    isPrivate: shape.isPrivate,
    calendarEventId: isCall ? null : `${random.uint32().toString(32)}${random.uint32().toString(32)}@google.com`,
  }
}

function titleOf(plan: CallPlan, pack: LanguagePack, facts: CallFacts, random: ReturnType<typeof callRandom>): string {
  const { scenario, language } = plan.shape
  if (language === 'zxx') return `Voicemail for ${plan.account.name}`
  const [host, ...others] = plan.participants
  const guest = others.find((one) => one.side === (scenario.scope === 'Internal' ? 'company' : 'customer'))
  const names = { R: host?.firstName ?? '', S: '', B: guest?.firstName ?? 'the team', U: '' }
  const templates = pack.titles.get(scenario.name) ?? []
  return random.pick(templates).expand(createSlots(pack.lexicon, facts, names, random), random)
}
