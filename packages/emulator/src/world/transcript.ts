import type { Monologue } from '@mallet/contract/gong/transcripts'
import type { CallRecording } from './call-recording.ts'

/** The transcript of a call: who said what when, in milliseconds, each monologue with its topic or null. */
export const transcriptOf = ({ utterances, speakers, phases }: CallRecording): Monologue[] =>
  utterances.map(({ speaker, phase, sentences }) => ({
    speakerId: speakers[speaker]?.speakerId ?? null,
    topic: phases[phase]?.topic ?? null,
    sentences,
  }))
