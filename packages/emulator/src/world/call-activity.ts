import type { ActivityCounts } from '@mallet/contract/gong/user-activity'
import { reviewsOf } from './call-reviews.ts'
import { LAST_ACTIVITY_MS } from './last-activity.ts'
import type { Office } from './office.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldCall } from './world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export const ACTS = [
  'callsAsHost',
  'callsAttended',
  'callsGaveFeedback',
  'callsRequestedFeedback',
  'callsReceivedFeedback',
  'ownCallsListenedTo',
  'othersCallsListenedTo',
  'callsSharedInternally',
  'callsSharedExternally',
  'callsScorecardsFilled',
  'callsScorecardsReceived',
  'callsCommentsGiven',
  'callsCommentsReceived',
  'callsMarkedAsFeedbackGiven',
  'callsMarkedAsFeedbackReceived',
] as const satisfies readonly (keyof ActivityCounts)[]
export type Act = (typeof ACTS)[number]

/** Something that a user did with a call, or that was done for them. */
export interface Activity {
  readonly userId: string
  readonly act: Act
  readonly atMs: number
  readonly callId: string
  /** From here on Gong knows of it. */
  readonly knownAtMs: number
}

/** The log of one call: everything that users ever do with it, whatever the time. The same call always has the same. */
export const activityOf = (office: Office, call: WorldCall): Activity[] =>
  record(call, (note) => {
    const attended = attendeesOf(call)
    note(call.primaryUserId, 'callsAsHost', call.startedMs)
    for (const userId of attended) note(userId, 'callsAttended', call.startedMs)
    noteListening(office, call, attended, note)
    noteFeedback(office, call, note)
    noteSharing(office, call, note)
    noteComments(call, note)
    for (const { atMs, reviewerUserId, reviewedUserId } of reviewsOf(office, call)) {
      if (reviewerUserId === null) continue
      note(reviewerUserId, 'callsScorecardsFilled', atMs)
      note(reviewedUserId, 'callsScorecardsReceived', atMs)
    }
  })

/** The part of the log of a call that is about listening, without working out the rest. */
export const listeningOf = (office: Office, call: WorldCall): Activity[] =>
  record(call, (note) => noteListening(office, call, attendeesOf(call), note))

/** The part of the log of a call that is about showing it to others. */
export const sharingOf = (office: Office, call: WorldCall): Activity[] =>
  record(call, (note) => noteSharing(office, call, note))

type Note = (userId: string, act: Act, atMs: number, knownAtMs?: number) => void

function record(call: WorldCall, tell: (note: Note) => void): Activity[] {
  const log: Activity[] = []
  tell((userId, act, atMs, knownAtMs = Math.max(atMs, call.listedAtMs)) => {
    if (atMs > call.startedMs + LAST_ACTIVITY_MS) return
    log.push({ userId, act, atMs, callId: call.id, knownAtMs })
  })
  return log
}

const attendeesOf = (call: WorldCall): readonly string[] =>
  call.attendeeIds?.() ??
  (call.gong(call.startedMs).parties ?? []).flatMap(({ userId, methods }) =>
    userId && methods?.includes('Attendee') ? [userId] : [],
  )

/** A stream for each kind of act, so that one does not move the others. */
const randomOf = (office: Office, call: WorldCall, purpose: string) =>
  new SeededRandom(office.worldKey, hashText(purpose), hashText(call.id))

const soon = (random: SeededRandom, call: WorldCall, days: number) =>
  Math.floor((call.listedAtMs + random.between(MINUTE_MS, days * DAY_MS)) / 1000) * 1000

/** Some play a call more than once, on the same day or on the next. A private call is open to its host alone. */
function noteListening(office: Office, call: WorldCall, attended: readonly string[], note: Note): void {
  const random = randomOf(office, call, 'listening')
  const manager = office.managerOf(call.primaryUserId)?.id
  const others = [
    ...(manager === undefined ? [] : [manager]),
    ...office.peersOf(call.primaryUserId).map(({ id }) => id),
  ]
  const listeners = [
    ...attended.filter(() => random.chance(0.2)),
    ...others.filter((id) => !attended.includes(id) && random.chance(id === manager ? 0.25 : 0.05)),
  ]
  for (const userId of listeners) {
    const act = attended.includes(userId) ? 'ownCallsListenedTo' : 'othersCallsListenedTo'
    let atMs = soon(random, call, 4)
    const isLetIn = !call.isPrivate || userId === call.primaryUserId
    for (let plays = random.pick([1, 1, 1, 2, 3]); plays > 0; plays--) {
      if (isLetIn) note(userId, act, atMs)
      atMs += random.chance(0.5) ? 25 * MINUTE_MS : DAY_MS
    }
  }
}

function noteFeedback(office: Office, call: WorldCall, note: Note): void {
  if (call.isPrivate) return
  const random = randomOf(office, call, 'feedback')
  const manager = office.managerOf(call.primaryUserId)
  const asked = random.chance(0.06)
  const askedAtMs = soon(random, call, 2)
  if (asked) note(call.primaryUserId, 'callsRequestedFeedback', askedAtMs)
  if (!manager || !random.chance(asked ? 0.8 : 0.05)) return
  const givenAtMs = askedAtMs + random.between(MINUTE_MS, 3 * DAY_MS)
  note(manager.id, 'callsGaveFeedback', givenAtMs)
  note(call.primaryUserId, 'callsReceivedFeedback', givenAtMs)
}

function noteSharing(office: Office, call: WorldCall, note: Note): void {
  if (call.isPrivate) return
  const random = randomOf(office, call, 'sharing')
  if (random.chance(0.08)) note(call.primaryUserId, 'callsSharedInternally', soon(random, call, 3))
  const isExternal = () => call.gong(call.startedMs).metaData.scope === 'External'
  if (random.chance(0.05) && isExternal()) note(call.primaryUserId, 'callsSharedExternally', soon(random, call, 3))
}

/** The comments that the call itself shows. Some are marked as feedback. */
function noteComments(call: WorldCall, note: Note): void {
  if (call.isCommented === false) return
  const knownAtMs = call.transcriptAtMs ?? call.listedAtMs
  const comments = call.comments?.() ?? call.gong(knownAtMs).collaboration?.publicComments ?? []
  for (const { id, commenterUserId, posted } of comments) {
    const atMs = Date.parse(posted ?? '')
    if (!commenterUserId || Number.isNaN(atMs)) continue
    const isFeedback = hashText(id) % 3 === 0 && commenterUserId !== call.primaryUserId
    const known = Math.max(atMs, knownAtMs)
    note(commenterUserId, 'callsCommentsGiven', atMs, known)
    if (isFeedback) note(commenterUserId, 'callsMarkedAsFeedbackGiven', atMs, known)
    if (commenterUserId === call.primaryUserId) continue
    note(call.primaryUserId, 'callsCommentsReceived', atMs, known)
    if (isFeedback) note(call.primaryUserId, 'callsMarkedAsFeedbackReceived', atMs, known)
  }
}
