import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { groupBy } from '../../group-by.ts'
import type { ApiCall } from '../api-call.ts'
import { citeCalls } from './cite-calls.ts'
import { readEntity } from './read-entity.ts'
import { type Fact, stateFacts } from './state-facts.ts'
import { sumUp } from './sum-up.ts'

const MOST_FACTS = 6
/** Shorter words are in every question. */
const SHORTEST_WORD = 4

/**
 * An answer put together from what Gong noted of the entity's calls: what has most words of the question, newest first.
 * Throws `Refusal` as `readEntity` does.
 */
export async function askEntity(call: ApiCall, { query }: Parsed<Gong['entities.ask']>) {
  const entity = await readEntity(call, query)
  const facts = chooseFacts(entity.calls.flatMap(stateFacts), query.question)
  return {
    requestId: call.requestId,
    numOfCallsSearched: entity.calls.length,
    numOfEmailsSearched: 0,
    answer: [
      { answerItems: [sumUp(entity, query)], ...citeCalls(entity.calls) },
      ...[...groupBy(facts, (fact) => fact.call)].map(([source, own]) => ({
        answerItems: [...new Set(own.map(({ text }) => text))],
        ...citeCalls([source]),
      })),
    ],
  }
}

/** Those that fit the question best; the newest where none fits. */
function chooseFacts(facts: readonly Fact[], question: string): Fact[] {
  const words = new Set(wordsOf(question))
  const scored = facts.map((fact) => ({
    fact,
    score: new Set(wordsOf(`${fact.about} ${fact.text}`).filter((word) => words.has(word))).size,
  }))
  // Sorting keeps the order of equals, which is from the newest call to the oldest.
  const fitting = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  return (fitting.length > 0 ? fitting : scored).slice(0, MOST_FACTS).map(({ fact }) => fact)
}

/** Without the ending of a plural, so that prices are found under price. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length >= SHORTEST_WORD)
    .map((word) => word.replace(/s$/, ''))
