import { expect, test } from 'vitest'
import { languagePack } from './language-packs.ts'
import { LANGUAGES } from './languages.ts'
import { likelihoodOfSlot } from './likelihood-of-slot.ts'
import type { PhraseTemplate } from './phrase-template.ts'

const FACTS =
  `R S B U you account industry company product product2 rival site site2 doors carriers boss colleague teammate seats
  price total discount term meetday meettime golive quarter`.split(/\s+/)

function phrasesOf(language: (typeof LANGUAGES)[number]): readonly PhraseTemplate[] {
  const pack = languagePack(language)
  const exchanges = [...pack.pools.values()].flat()
  return [
    ...exchanges.flatMap(({ gist, turns }) => [
      gist,
      ...turns.flatMap(({ steps }) => steps.map(({ phrase }) => phrase)),
    ]),
    ...[...pack.asides.values()].flatMap(({ company, customer }) => [...company, ...customer]),
    ...pack.backchannels,
    ...Object.values(pack.tails).flat(),
    ...[...pack.titles.values()].flat(),
    ...pack.briefs,
    ...pack.internalBriefs,
  ]
}

test.each(LANGUAGES)('something stands for every slot of %s', (language) => {
  const { lexicon } = languagePack(language)
  for (const { slots, source } of phrasesOf(language))
    for (const slot of slots)
      expect(FACTS.includes(slot) || (lexicon[slot.replace(/\d$/, '')]?.length ?? 0) > 4, `${slot} in ${source}`).toBe(
        true,
      )
})

test.each(LANGUAGES)('every sentence of %s ends as one', (language) => {
  for (const exchange of [...languagePack(language).pools.values()].flat())
    for (const { steps } of exchange.turns) for (const { phrase } of steps) expect(phrase.source).toMatch(/[.?]$/)
})

test('what English listeners throw in varies enough to stand alone', () => {
  const pack = languagePack('eng')
  const likelihood = likelihoodOfSlot(pack.lexicon)
  const withYou = (slot: string) => (slot === 'you' ? 1 / 30 : likelihood(slot))
  for (const phrase of pack.backchannels)
    expect(1 / phrase.likelihoodOfRepeat(withYou), phrase.source).toBeGreaterThan(900)
})

test.each(LANGUAGES)('in %s something can be added even where the listener is named already', (language) => {
  for (const tails of Object.values(languagePack(language).tails))
    expect(tails.some(({ slots }) => !slots.has('you'))).toBe(true)
})
