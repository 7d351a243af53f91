import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import type { api } from '@mallet/contract/api/index'
import type { Parsed } from '@mallet/contract/endpoint'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { loadConnectSettings } from './load-connect-settings.ts'

type Changes = Parsed<(typeof api)['connectSettings.update']>['body']

/** Changes the settings that are named, and of the theme what is named of it; the others stay. */
export async function updateConnectSettings({ db }: Pick<Context, 'db'>, changes: Changes): Promise<ConnectSettings> {
  const { theme = {}, ...others } = changes
  await db
    .updateTable('connect_settings')
    // Merged by the database, so that of two changes at once neither is lost.
    .set({
      settings: sql<string>`settings || ${JSON.stringify(others)}::jsonb || jsonb_build_object(
        'theme', coalesce(settings->'theme', '{}') || ${JSON.stringify(theme)}::jsonb)`,
    })
    .execute()
  return loadConnectSettings(db)
}
