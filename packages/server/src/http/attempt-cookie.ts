const NAME = 'mallet_attempt_'

/**
 * The cookie of the browser that launched an attempt. Where the address is https its name has the prefix that no page
 * without it may set; `__Host-` would want the path / and so be sent with everything.
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.1
 */
export const attemptCookie = (publicUrl: string, attemptId: string): string => prefixOf(publicUrl) + attemptId

/** What a browser brought of such cookies; of other names nothing is believed. */
export const attemptSecrets = (
  publicUrl: string,
  cookies: Readonly<Record<string, string | undefined>>,
): readonly string[] =>
  Object.entries(cookies).flatMap(([name, value]) => (name.startsWith(prefixOf(publicUrl)) && value ? [value] : []))

const prefixOf = (publicUrl: string) => (publicUrl.startsWith('https:') ? `__Secure-${NAME}` : NAME)
