import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'

/** A year, for an address that is https. Of other names under it this server knows nothing. */
export const STRICT_TRANSPORT = 'max-age=31536000'

/** Nothing but our own files runs, no other page frames ours, and no address of ours is told on. */
const options: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      // The dashboard shows how Connect looks.
      frameSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Told by hand, where the public address is https.
  strictTransportSecurity: false,
}

/** What every answer says, whatever it is. */
export type SecurityHeaders = (request: IncomingMessage, response: ServerResponse) => Readonly<Record<string, string>>

/** The headers depend on no request, so they are made with the first one and known from then on. */
export function createSecurityHeaders(): SecurityHeaders {
  const set = helmet(options)
  let made: Readonly<Record<string, string>> | undefined
  return (request, response) => {
    if (made) return made
    set(request, response, () => undefined)
    const headers: Record<string, string> = {}
    for (const [name, value] of Object.entries(response.getHeaders())) headers[name] = String(value)
    made = headers
    return headers
  }
}

/** For bodies of Gong's, which a browser would show under Mallet's address: nothing in them runs, loads or is framed. */
export const passedOnHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';sandbox",
  'cache-control': 'no-store',
}

/** For answers that are made before the framework has begun with a request: what loads nothing needs no more. */
export const bareHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
