/** Where the admin pages are. Gong's own API page is at /company/api, too. */
export const KEYS_PATH = '/company/api'
export const INTEGRATIONS_PATH = '/company/api/integrations'
/** What is published, for every company. */
export const CATALOG_PATH = '/company/integrations'
export const SIGN_IN_PATH = '/sign-in'
export const SIGN_OUT_PATH = '/sign-out'
export const NEW_COMPANY_PATH = '/new-company'

export const integrationPath = (clientId: string): string => `${INTEGRATIONS_PATH}/${encodeURIComponent(clientId)}`
export const appPath = (clientId: string): string => `${CATALOG_PATH}/${encodeURIComponent(clientId)}`
export const keyPath = (id: string): string => `${KEYS_PATH}/keys/${encodeURIComponent(id)}`
