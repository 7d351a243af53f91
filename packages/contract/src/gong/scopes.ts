/** What each scope opens, in the words of the consent page. Source: Gong OpenAPI 2026-07-05, security of each operation. */
export const scopes: Readonly<Record<string, string>> = {
  'api:users:read': 'Read the users of your company: names, e-mail addresses, titles and managers',
  'api:workspaces:read': 'Read the names of your workspaces',
  'api:calls:read:basic': 'Read basic facts of calls: title, time, length, host',
  'api:calls:read:extensive': 'Read calls in detail: participants, topics, trackers, CRM context',
  'api:calls:read:transcript': 'Read the transcripts of calls',
  'api:calls:read:media-url': 'Get links to the recordings of calls',
}
