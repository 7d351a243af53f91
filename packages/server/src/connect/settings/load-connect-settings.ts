import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

const DEFAULTS: ConnectSettings = {
  appName: 'Mallet',
  theme: { mode: 'system', primaryColor: null, cornerRadiusPx: 8, logo: null },
  allowedOrigins: [],
  returnUrls: [],
  installUrl: null,
  claimUrl: null,
  supportUrl: null,
  privacyUrl: null,
}

/** What is the same for every session of Connect. */
export async function loadConnectSettings(db: Kysely<Database>): Promise<ConnectSettings> {
  const row = await db.selectFrom('connect_settings').select('settings').executeTakeFirst()
  return { ...DEFAULTS, ...row?.settings, theme: { ...DEFAULTS.theme, ...row?.settings.theme } }
}
