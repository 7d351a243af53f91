import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { groupBy } from '../../group-by.ts'
import { inSlices } from '../../in-slices.ts'
import { answerRows } from '../answer-rows.ts'
import type { ApiCall } from '../api-call.ts'
import { chooseUsers } from '../users/choose-users.ts'
import { countedRange } from './counted-range.ts'
import { statsRange } from './stats-range.ts'

interface Measured {
  readonly knownAtMs: number
  readonly stats: readonly { readonly name: string; readonly value: number }[]
}

/**
 * How each user talks: the mean of each statistic over the calls of the range that they hosted and that were transcribed.
 * Throws `Refusal` 404 where there is no such call, 400 for days to come.
 */
export async function listInteraction(call: ApiCall, { body }: Parsed<Gong['stats.interaction']>) {
  const { company, context } = call
  const range = statsRange(call, body.filter)
  const users = chooseUsers(call, body.filter)
  const hosted = new Map<string, Measured[]>(users.map(({ id }) => [id, []]))
  const asOfMs = context.clock.nowMs()
  for await (const one of inSlices(company.calls.scan({ asOfMs, fromMs: range.fromMs, toMs: range.toMs }))) {
    const own = hosted.get(one.primaryUserId)
    // What was said is worked out only where somebody asked for its host.
    const stats = (own && one.gong(asOfMs).interaction?.interactionStats) ?? []
    const known = stats.flatMap(({ name, value }) => (name && value != null ? [{ name, value }] : []))
    if (known.length > 0) own?.push({ knownAtMs: one.transcriptAtMs ?? one.listedAtMs, stats: known })
  }
  const { items, ...page } = await answerRows(call, body, (atMs) =>
    users.flatMap(({ id, emailAddress }) => {
      const measured = (hosted.get(id) ?? []).filter(({ knownAtMs }) => knownAtMs <= atMs)
      if (measured.length === 0) return []
      return [{ userId: id, userEmailAddress: emailAddress ?? null, personInteractionStats: means(measured) }]
    }),
  )
  return { ...page, peopleInteractionStats: items, ...countedRange(range) }
}

/** Rounded to hundredths. */
function means(measured: readonly Measured[]) {
  const byName = groupBy(
    measured.flatMap(({ stats }) => stats),
    ({ name }) => name,
  )
  return [...byName].map(([name, values]) => {
    const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length
    return { name, value: Math.round(mean * 100) / 100 }
  })
}
