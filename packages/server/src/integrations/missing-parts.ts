import type { Integration } from '@mallet/contract/api/integrations'
import type { IntegrationRow } from './load-integration.ts'

const WHERE = 'Admin center > Settings > Ecosystem > API > Integrations'

const clientId = {
  field: 'auth.clientId',
  message: 'The client id is missing.',
  fix: `Register the redirect URI in Gong (${WHERE}), and give the Client ID that Gong shows then.`,
}
const clientSecret = {
  field: 'auth.clientSecret',
  message: 'The client secret is missing.',
  fix: `Give the Client Secret that Gong shows beside the Client ID (${WHERE}).`,
}

/** What an integration lacks before a company can be linked through it. Of an API key nothing does: the customer has it. */
export const missingParts = (
  row: Pick<IntegrationRow, 'auth_type' | 'client_id' | 'client_secret'>,
): Integration['missing'] =>
  row.auth_type === 'apiKey'
    ? []
    : [...(row.client_id === null ? [clientId] : []), ...(row.client_secret === null ? [clientSecret] : [])]
