import type { CallData } from '@mallet/contract/gong/call'
import type { WrittenCall } from '../state/emulator-state.ts'
import type { WorldCall } from '../world/create-world.ts'

/** What a call of its own needs besides what was written. */
export interface CallDefaults {
  readonly url: string
  readonly workspaceId: string
  readonly primaryUserId: string
  readonly nowMs: number
}

/** A written call as a call of the company: over `base` where the world has it, else on its own. */
export function layWrittenCall(written: WrittenCall, base: WorldCall | undefined, defaults: CallDefaults): WorldCall {
  const { metaData } = written
  const startedMs =
    metaData.started == null ? (base?.startedMs ?? written.listedAtMs ?? defaults.nowMs) : Date.parse(metaData.started)
  const durationMs = metaData.duration == null ? (base ? base.endedMs - base.startedMs : 0) : metaData.duration * 1000
  const listedAtMs = written.listedAtMs ?? base?.listedAtMs ?? startedMs + durationMs
  return {
    id: written.id,
    startedMs,
    endedMs: startedMs + durationMs,
    listedAtMs,
    transcriptAtMs: transcriptAt(written, base, listedAtMs),
    isPrivate: metaData.isPrivate ?? base?.isPrivate ?? false,
    workspaceId: metaData.workspaceId ?? base?.workspaceId ?? defaults.workspaceId,
    primaryUserId: metaData.primaryUserId ?? base?.primaryUserId ?? defaults.primaryUserId,
    gong: (nowMs) => merge(base?.gong(nowMs) ?? bareCall(written.id, startedMs, durationMs, defaults), written),
    transcript: () => written.transcript ?? base?.transcript(),
  }
}

/** A transcript that is written without a moment of its own is there as soon as its call is. */
function transcriptAt(written: WrittenCall, base: WorldCall | undefined, listedAtMs: number): number | null {
  if (written.transcriptAtMs !== undefined) return written.transcriptAtMs
  return base?.transcriptAtMs ?? (written.transcript ? listedAtMs : null)
}

const merge = (call: CallData, { metaData, parts }: WrittenCall): CallData => ({
  ...call,
  ...parts,
  metaData: { ...call.metaData, ...metaData, id: call.metaData.id },
})

function bareCall(id: string, startedMs: number, durationMs: number, defaults: CallDefaults): CallData {
  return {
    metaData: {
      id,
      url: defaults.url,
      title: 'Written call',
      scheduled: null,
      started: new Date(startedMs).toISOString(),
      duration: Math.round(durationMs / 1000),
      primaryUserId: defaults.primaryUserId,
      direction: 'Unknown',
      system: null,
      scope: 'Unknown',
      media: 'Audio',
      language: 'eng',
      workspaceId: defaults.workspaceId,
      sdrDisposition: null,
      clientUniqueId: null,
      customData: null,
      purpose: null,
      meetingUrl: null,
      isPrivate: false,
      calendarEventId: null,
    },
    context: [],
    parties: [],
    content: {},
    interaction: {},
    collaboration: {},
  }
}
