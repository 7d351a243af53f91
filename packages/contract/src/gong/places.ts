/**
 * Where people find things in Gong, and what Gong writes about it. Source: Gong's help article "Receive access to the
 * API", https://help.gong.io/docs/receive-access-to-the-api, of January 2026 and, for the older menu, of February 2025.
 */
export const places = {
  api: 'Admin center > Settings > Ecosystem > API',
  apiInOlderTenants: 'Company settings > Ecosystem > API',
  keysTab: 'API keys',
  integrationsTab: 'Integrations',
  getKey: 'Get API Key',
  /** Source: Gong API overview, https://help.gong.io/apidocs/introduction-2 */
  getKeyInOlderTenants: 'Create',
} as const

export const articles = {
  apiAccess: 'https://help.gong.io/docs/receive-access-to-the-api',
  findAdmin: 'https://help.gong.io/docs/find-your-technical-or-business-admin',
} as const
