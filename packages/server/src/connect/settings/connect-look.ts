import type { api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import type { Context } from '../../context.ts'
import { loadConnectSettings } from './load-connect-settings.ts'

/** What anybody may know of Connect: how it looks, and which pages it talks to. */
export async function connectLook({ db }: Pick<Context, 'db'>): Promise<Answer<(typeof api)['connect.look']>> {
  const { appName, theme, allowedOrigins, supportUrl } = await loadConnectSettings(db)
  return { appName, theme, allowedOrigins, supportUrl }
}
