import { isLoopbackName } from '@mallet/gong'

/** Where Gong sends a browser back to. */
export const CALLBACK_PATH = '/oauth/callback'

/** The one callback of this Mallet, to be registered in Gong exactly like this. */
export const redirectUri = (publicUrl: string): string => publicUrl + CALLBACK_PATH

/** Why nobody, or not everybody, comes back to the callback of a Mallet at this address; null where nothing speaks against it. */
export function redirectUriWarning(publicUrl: string): string | null {
  const { protocol, hostname } = new URL(publicUrl)
  if (isLoopbackName(hostname)) {
    return 'Only a browser on the machine that Mallet runs on finds this address. For customers, set MALLET_PUBLIC_URL to an https address that they reach.'
  }
  if (protocol !== 'https:') {
    return 'The address is not https, so the code that Gong sends along can be read on its way, and Gong may refuse to register it. Set MALLET_PUBLIC_URL to an https address.'
  }
  return null
}
