/** The parts of an integration's screen, as the address names them. */
export const INTEGRATION_TABS = ['overview', 'credentials', 'permissions', 'actions', 'guide', 'danger'] as const
export type IntegrationTab = (typeof INTEGRATION_TABS)[number]

export const integrationTabWords: Readonly<Record<IntegrationTab, string>> = {
  overview: 'Overview',
  credentials: 'Credentials',
  permissions: 'Permissions',
  actions: 'Actions and syncs',
  guide: 'Set-up guide',
  danger: 'Suspend or delete',
}
