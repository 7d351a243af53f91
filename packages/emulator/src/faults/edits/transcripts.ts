import { changeField } from './item-field.ts'
import type { Page } from './page.ts'

const MEGABYTE = 1024 * 1024
const SENTENCES_OF_ONE = 1000

/** Monologues with nothing in them, in the three ways that JSON has. */
export function emptyMonologues(page: Page, item: 'all' | number): void {
  const speakerId = '1'
  changeField(page, { item, field: 'transcript' }, () => [
    { speakerId, topic: null, sentences: [] },
    { speakerId, topic: null, sentences: null },
    { speakerId },
  ])
}

/** The transcript of a call that went on all day. */
export function hugeTranscript(page: Page, { item, sentences, megabytes }: Size): void {
  const text = 'so '.repeat(Math.max(1, Math.round((megabytes * MEGABYTE) / sentences / 3)))
  const all = Array.from({ length: sentences }, (_, k) => ({ start: k * 300, end: k * 300 + 250, text }))
  const transcript = Array.from({ length: Math.ceil(sentences / SENTENCES_OF_ONE) }, (_, k) => ({
    speakerId: String(1 + (k % 2)),
    topic: null,
    sentences: all.slice(k * SENTENCES_OF_ONE, (k + 1) * SENTENCES_OF_ONE),
  }))
  changeField(page, { item, field: 'transcript' }, () => transcript)
}

interface Size {
  readonly item: 'all' | number
  readonly sentences: number
  readonly megabytes: number
}
