import { z } from 'zod'
import { Instant } from './fields.ts'

const Token = z
  .string()
  .max(8000)
  .regex(/^[\x21-\x7e]+$/, 'must be the token as Gong gave it')

/** Tokens that Gong gave to the same client elsewhere. From the import on only one side can renew them. */
export const OAuthTokens = z.strictObject({
  accessToken: Token,
  refreshToken: Token,
  expiresAt: Instant.describe('When the access token is over'),
  scopes: z.array(z.string().max(200)).max(200).optional().describe('What Gong granted, where that is known'),
  baseUrl: z.url().max(2000).describe('api_base_url_for_customer, as Gong gave it with the tokens'),
})
export type OAuthTokens = z.infer<typeof OAuthTokens>
