import type { IntegrationDetails } from '@mallet/contract/api/integrations'
import { Card } from '../pieces/card.tsx'
import { ClientIdForm } from './client-id-form.tsx'
import { RedirectUri } from './redirect-uri.tsx'
import { SecretForm } from './secret-form.tsx'
import { TokenLifetimeForm } from './token-lifetime-form.tsx'

/** What Gong knows this integration by. The secret goes in and never comes out. */
export function CredentialsTab({ integration }: { readonly integration: IntegrationDetails }) {
  const { id, auth } = integration
  if (auth.type === 'apiKey') {
    return (
      <Card title="No credentials of your own">
        <p>
          Each customer brings an Access Key and its secret, which are tested with a real call and then stored encrypted
          with the connection. Nothing is kept here.
        </p>
      </Card>
    )
  }
  return (
    <>
      <ClientIdForm key={auth.clientId} id={id} clientId={auth.clientId} />
      <SecretForm id={id} hasSecret={auth.hasClientSecret} previousUntil={auth.previousSecretUntil} />
      <RedirectUri integration={integration} />
      <TokenLifetimeForm key={auth.tokenLifetimeSeconds} id={id} seconds={auth.tokenLifetimeSeconds} />
    </>
  )
}
