import { Link } from '@tanstack/react-router'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { type Check, Checklist } from '../pieces/checklist.tsx'
import { Read } from '../pieces/read.tsx'
import { Snippet } from '../pieces/snippet.tsx'
import { Page } from '../shell/page.tsx'
import { connectSnippet, recordsSnippet, sessionSnippet } from './snippets.ts'

const EVERY_MS = 5_000
const often = { everyMs: EVERY_MS }

/** From nothing to records, ticked by what is really there. */
export function GettingStarted() {
  const may = useMay()
  const integrations = useRead('integrations.list', { query: { limit: 1000 } }, often)
  const settings = useRead('connectSettings.get', {}, often)
  const connections = useRead('connections.list', { query: { limit: 100 } }, often)
  const sessions = useRead(
    'connectSessions.list',
    { query: { limit: 1 } },
    { ...often, enabled: may('connections:link') },
  )
  const active = connections.data?.items.find(({ status, claimed }) => status === 'active' && claimed)
  const syncs = useRead('syncs.list', { params: { id: active?.id ?? '' } }, { ...often, enabled: active !== undefined })
  const ready = integrations.data?.items.find(({ state, suspendedAt }) => state === 'ready' && suspendedAt === null)
  const first = ready ?? integrations.data?.items[0]
  const isLinked = (connections.data?.items.length ?? 0) > 0
  const records = (syncs.data?.items ?? []).reduce((sum, sync) => sum + sync.records, 0)
  const { origin } = window.location
  const checks: Check[] = [
    {
      key: 'integration',
      title: 'Set up an integration',
      isDone: ready !== undefined,
      text: ready
        ? ready.name
        : first
          ? `${first.name} is there and lacks something.`
          : 'A Gong app of yours, or API keys.',
      action: first ? (
        <Link to="/integrations/$id" params={{ id: first.id }}>
          Complete {first.name}
        </Link>
      ) : (
        <Link to="/integrations/new">New integration</Link>
      ),
    },
    {
      key: 'redirect',
      title: 'Register the redirect URI in Gong',
      isDone: isLinked,
      text: isLinked ? 'A company came back to it.' : 'Ticks with the first company that connects.',
      action: first ? (
        <Link to="/integrations/$id" params={{ id: first.id }} search={{ tab: 'guide' }}>
          See what to type into Gong’s form
        </Link>
      ) : undefined,
    },
    {
      key: 'origin',
      title: 'Allow your own page to show Connect',
      isDone: (settings.data?.allowedOrigins.length ?? 0) > 0,
      text: settings.data?.allowedOrigins[0] ?? 'Name the origin of your page. Links by mail work without.',
      action: <Link to="/connect">Open Connect</Link>,
    },
    {
      key: 'session',
      title: 'Make a session for a customer',
      isDone: (sessions.data?.items.length ?? 0) > 0 || isLinked,
      text: 'From your server, with an API key; or a link by hand.',
      action: (
        <>
          <Link to="/connections/new">Link a company by hand</Link>
          <Snippet text={sessionSnippet(origin, ready?.id)} label="Make a session" />
          <Snippet text={connectSnippet(origin)} label="Open Connect in your page" />
        </>
      ),
    },
    {
      key: 'connection',
      title: 'A company is connected',
      isDone: active !== undefined,
      text: active ? active.customer.name : 'Its Gong technical administrator opens the link and approves.',
      action: <Link to="/connections">Open Connections</Link>,
    },
    {
      key: 'records',
      title: 'Records are here',
      isDone: records > 0,
      text:
        records > 0
          ? `${records.toLocaleString('en')} records of ${active?.customer.name ?? ''}`
          : 'The first syncs begin by themselves.',
    },
  ]
  return (
    <Page title="Getting started" about="These steps tick themselves from what is there.">
      <Read query={integrations} what="how far you are">
        {() => (
          <>
            <Card>
              <Checklist label="Getting started" checks={checks} />
            </Card>
            {active ? (
              <Card title="Read records" about="With an API key that has the scope records:read.">
                <Snippet text={recordsSnippet(origin, active.id)} label="Read records" />
              </Card>
            ) : null}
          </>
        )}
      </Read>
    </Page>
  )
}
