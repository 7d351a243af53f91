import type { FastifyHelmetOptions } from '@fastify/helmet'

/** A year, for an address that is https. Of other names under it this server knows nothing. */
export const STRICT_TRANSPORT = 'max-age=31536000'

/** Nothing but our own files runs, no other page frames ours, and no address of ours is told on. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  // Only the address that browsers use can promise https.
  strictTransportSecurity: false,
}
