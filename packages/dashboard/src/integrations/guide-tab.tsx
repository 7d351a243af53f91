import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { useRead } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { CopyButton } from '../pieces/copy.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Read } from '../pieces/read.tsx'
import { type FormField, gongForm } from './gong-form.ts'
import { SetUpChecklist } from './set-up-checklist.tsx'

const HELP_URL = 'https://help.gong.io/docs/create-an-app-for-gong'
const DEVELOPER_URL = 'https://app.gong.io/welcome/developer/sign-up'
const API_URL = 'https://app.gong.io/settings/api/documentation#overview'
const KEYS_URL = 'https://help.gong.io/docs/receive-access-to-the-api'

/** What to do in Gong, field by field, with what belongs into each. */
export function GuideTab({ integration }: { readonly integration: IntegrationDetails }) {
  const settings = useRead('connectSettings.get', {})
  if (integration.auth.type === 'apiKey') return <ApiKeyGuide integration={integration} />
  return (
    <Read query={settings} what="the settings of Connect">
      {(connect) => (
        <>
          <Card title="1. Open Gong’s form">
            <p>
              In Gong, as a technical administrator: <strong>Admin center &gt; Settings &gt; Ecosystem &gt; API</strong>
              , tab <strong>Integrations</strong>, then <strong>Create integration</strong>.
            </p>
            <p>
              Older tenants: <strong>Company settings &gt; Ecosystem &gt; API</strong>, the same tab.
            </p>
            <ul className="prose quiet">
              <li>Any Gong plan will do, and only a technical administrator sees the page.</li>
              <li>
                An app is private to the company that made it, until Gong lists it in its Collective. For customers, ask
                for a <Away href={DEVELOPER_URL}>developer instance</Away>; it takes up to five working days.
              </li>
              <li>
                Gong on this: <Away href={HELP_URL}>Create an app for Gong</Away>,{' '}
                <Away href={API_URL}>which operation needs which scope</Away>.
              </li>
            </ul>
          </Card>
          <Card title="2. Type this into the form" about="In the order of the form. What is yours to choose says so.">
            <DataTable caption="Fields of Gong’s form" heads={['Field in Gong', 'What belongs there']} kind="guide">
              {gongForm(integration, connect).map((field) => (
                <FieldRow key={field.name} field={field} />
              ))}
            </DataTable>
          </Card>
          <Card title="3. Bring back client id and secret">
            <p>
              After saving, Gong shows a Client ID, and a Client Secret behind Show secret. Enter both under
              Credentials.
            </p>
            <SetUpChecklist integration={integration} />
          </Card>
        </>
      )}
    </Read>
  )
}

function FieldRow({ field: { name, value, note } }: { readonly field: FormField }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {value === undefined ? null : (
          <span className="copyable">
            <code className="lines">{value}</code>
            <CopyButton value={value} label={name} />
          </span>
        )}
        {note === undefined ? null : <span className="quiet"> {note}</span>}
      </td>
    </tr>
  )
}

function ApiKeyGuide({ integration }: { readonly integration: IntegrationDetails }) {
  return (
    <Card title="What each customer does in Gong">
      <ol className="prose">
        <li>
          As a technical administrator, open <strong>Admin center &gt; Settings &gt; Ecosystem &gt; API</strong>, tab{' '}
          <strong>API keys</strong> (older tenants: Company settings &gt; Ecosystem &gt; API).
        </li>
        <li>
          Choose <strong>Get API key</strong>. Gong shows an Access Key, an Access Key Secret, which is shown once, and
          the base URL of the company beside them.
        </li>
        <li>Paste all three into the Connect page. Mallet tests them with a real call before it keeps them.</li>
        <li>Where the key has trusted IPs, add the public address of this server to them.</li>
      </ol>
      <p className="quiet">
        Gong on this: <Away href={KEYS_URL}>Receive access to the API</Away>.
      </p>
      <SetUpChecklist integration={integration} />
    </Card>
  )
}

function Away({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}
