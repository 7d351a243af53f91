import type { Api } from '@mallet/contract/api/index'
import type { Answer } from '@mallet/contract/endpoint'
import { isLoopbackName } from '@mallet/gong'
import type { Foundation } from '../foundation.ts'
import { redirectUri, redirectUriWarning } from './redirect-uri.ts'

/** What somebody needs to know before there is an integration: where Gong is, and what to register there. */
export function describePlatform({ settings }: Pick<Foundation, 'settings'>): Answer<Api['platform.describe']> {
  const { publicUrl, gongAppUrl, gongApiUrl } = settings
  return {
    publicUrl,
    redirectUri: redirectUri(publicUrl),
    redirectUriWarning: redirectUriWarning(publicUrl),
    gong: { appUrl: gongAppUrl, apiUrl: gongApiUrl, isEmulator: isLoopbackName(new URL(gongAppUrl).hostname) },
  }
}
