import type { ConnectSession } from '@mallet/contract/api/connect-sessions'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useChange, useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { ConfirmDialog } from '../pieces/confirm-dialog.tsx'
import { CopyButton } from '../pieces/copy.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Instant } from '../pieces/instant.tsx'
import { Read } from '../pieces/read.tsx'

const kindWords = { session: 'Session', link: 'Link', install: 'Begun at Gong' } as const

/** What somebody may still link with. A link that went to the wrong person is revoked here. */
export function OpenLinks() {
  const links = useRead('connectSessions.list', { query: { status: 'open', limit: 200 } }, { everyMs: 15_000 })
  const [revoked, setRevoked] = useState<ConnectSession>()
  const revoke = useChange('connectSessions.revoke', {
    done: 'The link was revoked. It opens nothing any more.',
    changes: ['connectSessions.list', 'integrations.deletion'],
    after: () => setRevoked(undefined),
    showsErrors: true,
  })
  return (
    <Card title="Open links and sessions" about="What customers may still connect with.">
      <Read query={links} what="the open links">
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">None is open. Link a company under Connections to make one.</p>
          ) : (
            <DataTable caption="Open links and sessions" heads={['Customer', 'Kind', 'Id', 'Made', 'Ends']} hasActions>
              {items.map((link) => (
                <tr key={link.id}>
                  <th scope="row">{link.customer?.name ?? <span className="quiet">nobody yet</span>}</th>
                  <td data-label="Kind">
                    {kindWords[link.kind]}
                    {link.repairs === null ? '' : ', connects again'}
                  </td>
                  <td data-label="Id">
                    <span className="copyable">
                      <code className="short">{link.id}</code>
                      <CopyButton value={link.id} label="session id" />
                    </span>
                  </td>
                  <td data-label="Made">
                    <Instant at={link.createdAt} />
                  </td>
                  <td data-label="Ends">
                    <Instant at={link.expiresAt} />
                  </td>
                  <td className="row-menu">
                    <Button size="compact-sm" variant="default" onClick={() => setRevoked(link)}>
                      Revoke <span className="visually-hidden">that of {link.customer?.name ?? link.id}</span>
                    </Button>
                  </td>
                </tr>
              ))}
            </DataTable>
          )
        }
      </Read>
      {revoked ? (
        <ConfirmDialog
          title="Revoke this link"
          verb="Revoke"
          busy={revoke.isPending}
          error={revoke.error}
          confirm={() => revoke.mutate({ params: { id: revoked.id } })}
          close={() => setRevoked(undefined)}
        >
          <p>
            {revoked.customer ? `The link for ${revoked.customer.name}` : 'It'} opens nothing any more. What was linked
            with it stays.
          </p>
        </ConfirmDialog>
      ) : null}
    </Card>
  )
}
