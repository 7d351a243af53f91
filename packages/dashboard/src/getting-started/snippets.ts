/** Makes a session from a server. */
export function sessionSnippet(origin: string, integrationId: string | undefined): string {
  const body = {
    ...(integrationId !== undefined && { integrationId }),
    customer: { id: 'acme', name: 'Acme Inc.' },
  }
  return [
    `curl -X POST ${origin}/v1/connect-sessions \\`,
    '  -H "Authorization: Bearer $MALLET_API_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}

/** The button in the operator's own page; its backend answers a POST with the token of a session, as the README shows. */
export const connectSnippet = (origin: string): string =>
  [
    `<script src="${origin}/connect/mallet.js"></script>`,
    '<mallet-connect token-url="/gong-token"></mallet-connect>',
  ].join('\n')

export const recordsSnippet = (origin: string, connectionId: string): string =>
  [
    `curl ${origin}/v1/connections/${connectionId}/records/calls \\`,
    '  -H "Authorization: Bearer $MALLET_API_KEY"',
  ].join('\n')
