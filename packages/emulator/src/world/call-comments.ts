import type { CallCollaboration } from '@mallet/contract/gong/call-content'
import type { CallPlan } from './call-plan.ts'
import type { CallRecording } from './call-recording.ts'
import { callRandom } from './call-shape.ts'
import { callObjectId } from './crm-context.ts'
import type { People } from './people.ts'

const REMARKS = [
  'Good question, well placed.',
  'This is the part to play in the team meeting.',
  'Ask what it costs them before you go on.',
  'Nice recovery.',
  'We have an answer to that by now, see the library.',
  'Let us talk about this one.',
  'Note the rival they mention.',
  'They said yes here, more or less.',
]
const COMMENTED_SHARE = 0.12

/** Whether anybody commented on a call, without working out what was said in it. */
export const isCommented = (worldKey: number, index: number): boolean =>
  callRandom(worldKey, 'comments', index).chance(COMMENTED_SHARE)

/**
 * What colleagues wrote beside the call: some while it went on, the rest before its transcript was there. Nothing is written
 * later, so a call shows all its comments from the moment its content shows.
 */
export function commentsOf(
  worldKey: number,
  people: People,
  plan: CallPlan,
  recording: CallRecording,
  listedAtMs: number,
  transcriptAtMs: number,
): CallCollaboration {
  const random = callRandom(worldKey, 'comments', plan.index)
  if (!random.chance(COMMENTED_SHARE)) return { publicComments: [] }
  const manager = random.pick(people.inRole('manager'))
  const moments = random.shuffle(recording.utterances).slice(0, random.int(1, 2))
  return {
    publicComments: moments.map(({ sentences }, place) => {
      const during = random.chance(0.2)
      const audioStartTime = (sentences[0]?.start ?? 0) / 1000
      const postedMs = during ? plan.startedMs + audioStartTime * 1000 : random.between(listedAtMs, transcriptAtMs)
      return {
        id: callObjectId(worldKey, 'comment', plan.index, place),
        audioStartTime,
        audioEndTime: (sentences.at(-1)?.end ?? 0) / 1000,
        commenterUserId: during ? plan.host.userId : manager.userId,
        comment: random.pick(REMARKS),
        posted: new Date(Math.floor(postedMs / 1000) * 1000).toISOString(),
        inReplyTo: null,
        duringCall: during,
      }
    }),
  }
}
