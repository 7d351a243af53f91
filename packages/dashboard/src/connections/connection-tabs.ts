/** The parts of a connection's screen, as the address names them. */
export const CONNECTION_TABS = ['overview', 'labels', 'settings', 'danger'] as const
export type ConnectionTab = (typeof CONNECTION_TABS)[number]

export const connectionTabWords: Readonly<Record<ConnectionTab, string>> = {
  overview: 'Overview',
  labels: 'Tags and metadata',
  settings: 'Settings',
  danger: 'Suspend or delete',
}
