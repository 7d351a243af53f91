import type { CallContent } from '@mallet/contract/gong/call-content'
import type { CallRecording } from './call-recording.ts'
import { createPhraseFinder, type PhraseFinder } from './find-phrases.ts'
import type { Language } from './languages.ts'
import { MEETING_AGREED, type Tracker } from './trackers.ts'

type ContentTracker = NonNullable<NonNullable<CallContent['trackers']>[number]>
/** In seconds from the start of the call, that of the sentence. */
type Occurrence = { startTime: number; speakerId: string }

/** Prepares trackers to be looked for in calls of any language. */
export function createPhraseTracking(trackers: readonly Tracker[]) {
  const finders = new Map<Language, PhraseFinder>()
  const phrasesOf = ({ keywords }: Tracker, language: Language) => [
    ...(keywords[language] ?? []),
    ...(keywords.mul ?? []),
  ]

  function finderOf(language: Language): PhraseFinder {
    const known = finders.get(language)
    if (known) return known
    const finder = createPhraseFinder(trackers.flatMap((tracker) => phrasesOf(tracker, language)))
    finders.set(language, finder)
    return finder
  }

  /** Every tracker with all that it found in what was said, nothing included. */
  return function trackPhrases(recording: CallRecording, language: Language): ContentTracker[] {
    const found = new Map<string, Occurrence[]>()
    const meetings: Occurrence[] = []
    const finder = finderOf(language)
    for (const { speaker, phase, sentences } of recording.utterances) {
      const speakerId = recording.speakers[speaker]?.speakerId ?? ''
      const agreeing = recording.phases[phase]?.topic === 'Next Steps'
      for (const { start, text } of sentences) {
        const occurrence = { startTime: start / 1000, speakerId }
        if (agreeing && text.includes(recording.facts.meetday ?? '?')) meetings.push(occurrence)
        finder.find(text, (phrase) => {
          const known = found.get(phrase)
          if (known) known.push(occurrence)
          else found.set(phrase, [occurrence])
        })
      }
    }
    return trackers.map((tracker): ContentTracker => {
      const { id, name, type } = tracker
      if (type === 'SMART') {
        const occurrences = name === MEETING_AGREED ? meetings : []
        return { id, name, count: occurrences.length, type, occurrences, phrases: [] }
      }
      const phrases = phrasesOf(tracker, language).flatMap((phrase) => {
        const occurrences = found.get(phrase)
        return occurrences ? [{ count: occurrences.length, occurrences, phrase }] : []
      })
      const occurrences = phrases.flatMap((phrase) => phrase.occurrences).sort((a, b) => a.startTime - b.startTime)
      return { id, name, count: occurrences.length, type, occurrences, phrases }
    })
  }
}
