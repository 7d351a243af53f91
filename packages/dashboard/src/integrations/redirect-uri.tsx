import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Card } from '../pieces/card.tsx'
import { Copyable } from '../pieces/copy.tsx'
import { Notice } from '../pieces/notice.tsx'

/** Where Gong sends customers back to, and why that may not work for all of them. */
export function RedirectUri({
  integration,
}: {
  readonly integration: Pick<IntegrationDetails, 'redirectUri' | 'redirectUriWarning'>
}) {
  const { redirectUri, redirectUriWarning } = integration
  return (
    <Card title="Redirect URI" about="Register it in the Gong app exactly like this, to the last sign.">
      <Copyable value={redirectUri} label="redirect URI" />
      {redirectUriWarning === null ? null : (
        <Notice tone="attention" title="Gong comes back only to a part of your customers.">
          <p>{redirectUriWarning}</p>
        </Notice>
      )}
    </Card>
  )
}
