import { z } from 'zod'

/** Gong's company-wide OAuth, at the application's address. Source: Gong help, "Create an app for Gong". */
export const oauth = {
  authorizePath: '/oauth2/authorize',
  tokenPath: '/oauth2/generate-customer-token',
  codeLifetimeSeconds: 600,
  /** By which a client asks the token endpoint for a lifetime in seconds, with a code and with a refresh token. */
  lifetimeParameter: 'validity_duration',
  /** When that is not sent. */
  accessTokenLifetimeSeconds: 86_400,
} as const

/** What the token endpoint answers. Loose: Gong may add fields. */
export const TokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive().describe('Seconds'),
  token_type: z.string().describe('Bearer, in any case'),
  scope: z.string().describe('Separated by blanks'),
  api_base_url_for_customer: z.string().describe('The only API host where the token is good'),
})
export type TokenAnswer = z.infer<typeof TokenAnswer>
