import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '../api/use-api.ts'
import { useRead } from '../api/use-api.ts'
import { Empty } from '../pieces/empty.tsx'
import { Read } from '../pieces/read.tsx'

type Integrations = OutputOf<'integrations.list'>['items']

/** What needs an integration through which companies can be linked, or the way to one. */
export function ReadyIntegrations({ children }: { readonly children: (ready: Integrations) => ReactNode }) {
  const integrations = useRead('integrations.list', { query: { limit: 1000 } })
  return (
    <Read query={integrations} what="the integrations">
      {({ items }) => {
        const ready = items.filter(({ state, suspendedAt }) => state === 'ready' && suspendedAt === null)
        if (ready.length > 0) return children(ready)
        return (
          <Empty
            title="No integration is ready"
            action={
              <Button component={Link} to="/integrations">
                Open Integrations
              </Button>
            }
          >
            <p>A connection belongs to an integration. Set one up, or complete the one there is.</p>
          </Empty>
        )
      }}
    </Read>
  )
}
