import type { OutputOf } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { count } from '../pieces/count.ts'
import { Facts } from '../pieces/facts.tsx'
import { Instant } from '../pieces/instant.tsx'

/** Where the line of the limit stands, in per cent of the gauge: what goes beyond it must still be seen. */
const LIMIT_PERCENT = 94
const NEARLY = 0.9

/** How much of what Gong allows a company in a day is used. */
export function BudgetCard({ budget }: { readonly budget: OutputOf<'connections.status'>['budget'] }) {
  const { usedToday, perDay, perSecond, pausedUntil, resetsAt, leftToday } = budget
  const percent = Math.min(100, (usedToday / Math.max(perDay, 1)) * LIMIT_PERCENT)
  const isNear = usedToday > perDay * NEARLY
  return (
    <Card title="Call budget today">
      <p className="figures">
        <strong>{count(usedToday)}</strong> {usedWords(usedToday, perDay)}
      </p>
      <svg className="gauge" data-near={isNear} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className="gauge-ground" width="100" height="10" />
        <rect className="gauge-used" width={percent} height="10" />
        <line className="gauge-limit" x1={LIMIT_PERCENT} x2={LIMIT_PERCENT} y1="0" y2="10" />
      </svg>
      <p className="gauge-words figures quiet">
        <span>
          {pausedUntil === null ? (
            `at most ${count(perSecond)} a second`
          ) : (
            <>
              paused by Gong, goes on <Instant at={pausedUntil} />
            </>
          )}
        </span>
        <span>limit {count(perDay)}</span>
      </p>
      <Facts
        facts={[
          { name: 'Left for people and agents', value: count(leftToday.interactive) },
          { name: 'Left for news', value: count(leftToday.incremental) },
          { name: 'Left for the past', value: count(leftToday.backfill) },
          { name: 'Begins anew', value: <Instant at={resetsAt} /> },
        ]}
      />
    </Card>
  )
}

/** The colour alone must not say it. */
function usedWords(used: number, perDay: number): string {
  if (used >= perDay) return 'used, none left'
  return used > perDay * NEARLY ? 'used, nearly all' : 'used'
}
