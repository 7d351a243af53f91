import type { Connection } from '@mallet/contract/api/connections'
import type { Sync } from '@mallet/contract/api/syncs'
import { useMay } from '../access/use-me.ts'
import { Card } from '../pieces/card.tsx'
import { capitalized, count } from '../pieces/count.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Instant } from '../pieces/instant.tsx'
import { StateMark } from '../pieces/state-mark.tsx'
import { SyncMenu } from './sync-menu.tsx'
import { leftOutWords, markOfSync, runWords } from './sync-words.ts'

interface SyncTableProps {
  readonly connection: Connection
  readonly syncs: readonly Sync[]
}

/** How far each model is, when it was read last and when it is read next. */
export function SyncTable({ connection, syncs }: SyncTableProps) {
  const mayWrite = useMay()('syncs:write')
  return (
    <Card title="Syncs">
      <DataTable
        caption="Syncs of this connection"
        heads={['Model', 'State', 'Records', 'Left out', 'Last run', 'Next run']}
        hasActions={mayWrite}
      >
        {syncs.map((sync) => (
          <tr key={sync.model}>
            <th scope="row">{capitalized(sync.model)}</th>
            <td data-label="State">
              <StateMark mark={markOfSync(sync)} />
            </td>
            <td data-label="Records">
              <RecordCount sync={sync} />
            </td>
            <td data-label="Left out" className="figures">
              {leftOutWords(sync)}
            </td>
            <td data-label="Last run" className="figures">
              {sync.lastRun ? (
                <>
                  {runWords(sync.lastRun)}{' '}
                  <span className="quiet">
                    <Instant at={sync.lastRun.endedAt} none="" />
                  </span>
                </>
              ) : (
                'None yet'
              )}
            </td>
            <td data-label="Next run">
              <Instant at={sync.state === 'paused' ? null : sync.nextRunAt} none="None" />
            </td>
            {mayWrite ? (
              <td className="row-menu">
                <SyncMenu connectionId={connection.id} sync={sync} />
              </td>
            ) : null}
          </tr>
        ))}
      </DataTable>
    </Card>
  )
}

/** While the first window is read, Gong has said how many there are. The ones left out are part of that number. */
function RecordCount({ sync }: { readonly sync: Sync }) {
  const { model, records, leftOut, expected } = sync
  if (expected === null) return <span className="figures">{count(records)}</span>
  return (
    <span className="filling figures">
      {count(records)}
      <progress
        max={Math.max(expected, 1)}
        value={records + leftOut}
        aria-label={`${capitalized(model)} read of the ${count(expected)} that Gong has`}
      />
      <span className="quiet">of {count(expected)}</span>
    </span>
  )
}
