import type { Connection } from '@mallet/contract/api/connections'
import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../api/use-api.ts'
import { Instant } from '../pieces/instant.tsx'
import { Notice } from '../pieces/notice.tsx'
import { reasonWords } from './connection-words.ts'

interface ConnectionNoticesProps {
  readonly connection: Connection
  readonly standing: OutputOf<'connections.status'>
}

/** What a connection needs somebody for, the worst first. */
export function ConnectionNotices({ connection, standing }: ConnectionNoticesProps) {
  const { auth, missingScopes, lastError } = standing
  const reason = reasonWords(auth.reason)
  return (
    <>
      {auth.status === 'needs_reauth' ? (
        <Notice tone="bad" title="Gong no longer accepts the credentials of this connection">
          <p>{reason?.what}</p>
          <p className="quiet">{reason?.todo ?? 'Connect it again. Records and ids are kept.'}</p>
        </Notice>
      ) : null}
      {auth.status === 'suspended' ? (
        <Notice
          tone="attention"
          title="This connection is suspended: Gong is asked nothing, and no records are served."
        >
          {auth.reason === 'integration_suspended' ? (
            <p>
              {reason?.what}{' '}
              <Link to="/integrations/$id" params={{ id: connection.integrationId }} search={{ tab: 'danger' }}>
                Open the integration
              </Link>
            </p>
          ) : (
            <p className="quiet">Resume it under Suspend or delete. Syncs go on where they were.</p>
          )}
        </Notice>
      ) : null}
      {auth.clientRefused === null ? null : (
        <Notice tone="bad" title="Gong refuses the integration’s own client id or secret">
          <p>{auth.clientRefused}</p>
          <p className="quiet">
            The connection is as good as before.{' '}
            <Link to="/integrations/$id" params={{ id: connection.integrationId }} search={{ tab: 'credentials' }}>
              Correct the credentials
            </Link>
          </p>
        </Notice>
      )}
      {auth.refusedBaseUrl === null ? null : (
        <Notice tone="bad" title="Gong named an address for this company that is none of Gong">
          <p>
            <code>{auth.refusedBaseUrl}</code>. Nothing is sent there.
          </p>
        </Notice>
      )}
      {lastError === null ? null : (
        <Notice
          tone="bad"
          title={
            <>
              The last run of {lastError.model} failed, <Instant at={lastError.at} />
            </>
          }
        >
          <p>{lastError.message}</p>
          <p className="quiet">{lastError.fix}</p>
        </Notice>
      )}
      {missingScopes.length === 0 ? null : (
        <Notice tone="attention" title="Gong did not grant every scope that the syncs need">
          <p>
            Missing: <code>{missingScopes.join(', ')}</code>.
          </p>
          <p className="quiet">Add them to the integration, in Gong and here, and connect again.</p>
        </Notice>
      )}
    </>
  )
}
