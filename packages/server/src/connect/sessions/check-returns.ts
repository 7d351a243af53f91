import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import { MalletError } from '@mallet/contract/errors'
import type { SessionInput } from './create-connect-session.ts'

/**
 * That a session leads back to nowhere and is opened by nobody but whom the settings of Connect name. An address is
 * compared as browsers understand it and must be spelt so, since a browser takes many spellings for another host.
 *
 * @throws {@link MalletError} `invalid_input`
 */
export function checkReturns(
  { returnUrl, allowedOrigins = [] }: Pick<SessionInput, 'returnUrl' | 'allowedOrigins'>,
  settings: Pick<ConnectSettings, 'returnUrls' | 'allowedOrigins'>,
): void {
  const foreign = allowedOrigins.filter((origin) => !settings.allowedOrigins.includes(origin))
  const issues = [
    ...(returnUrl === undefined || isListed(returnUrl, settings.returnUrls)
      ? []
      : ['returnUrl: must be exactly one of returnUrls in the settings of Connect']),
    ...foreign.map((origin) => `allowedOrigins: ${origin} is not among those in the settings of Connect`),
  ]
  if (issues.length > 0) throw new MalletError('invalid_input', { issues })
}

const isListed = (url: string, listed: readonly string[]) =>
  URL.canParse(url) && new URL(url).href === url && listed.includes(url)
