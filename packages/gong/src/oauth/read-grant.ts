import { MalletError } from '@mallet/contract/errors'
import { oauth } from '@mallet/contract/gong/oauth'
import { Secret } from '@mallet/contract/secret'
import { z } from 'zod'
import { parseJson } from '../parse-json.ts'

/** Below, renewing would never end; above, a mistake of one answer would last for months. */
const SHORTEST_LIFE_SECONDS = 300
const LONGEST_LIFE_SECONDS = 30 * 86_400

/** What the token endpoint gave, as far as it can be used. */
export interface GivenTokens {
  readonly accessToken: Secret
  /** Undefined where none came: then the one before stays good (RFC 6749, 6). */
  readonly refreshToken: Secret | undefined
  /** Between five minutes and thirty days, whatever the answer says; a day where it says nothing. */
  readonly expiresInSeconds: number
  /** Null where the answer names none: they are as they were, or as asked for (RFC 6749, 5.1). */
  readonly scopes: string[] | null
  /** As Gong sent it, of any type. No token may go there before `allowedBaseUrl` has passed it. */
  readonly apiBaseUrl: unknown
}

const Answer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().optional().catch(undefined),
  refresh_token: z.string().min(1).optional().catch(undefined),
  expires_in: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .optional()
    .catch(undefined),
  scope: z.string().optional().catch(undefined),
  api_base_url_for_customer: z.unknown().optional(),
})

/**
 * Reads the body of a success. The old refresh token is spent by now, so that whatever can be used is taken, and only an
 * answer without a bearer token is refused.
 *
 * @throws MalletError `gong_unexpected`, which holds nothing of the body
 */
export function readGrant(body: string): GivenTokens {
  const parsed = Answer.safeParse(parseJson(body))
  if (!parsed.success) throw unexpected('the token endpoint answered with 200 and no access token')
  const { access_token, token_type = 'bearer', refresh_token, expires_in, scope, ...rest } = parsed.data
  if (token_type.toLowerCase() !== 'bearer') throw unexpected('token_type: must be Bearer')
  return {
    accessToken: new Secret(access_token),
    refreshToken: refresh_token === undefined ? undefined : new Secret(refresh_token),
    expiresInSeconds: lifeSeconds(expires_in),
    scopes: scope === undefined ? null : scope.split(/\s+/).filter((one) => one !== ''),
    apiBaseUrl: rest.api_base_url_for_customer,
  }
}

function lifeSeconds(said: number = oauth.accessTokenLifetimeSeconds): number {
  return Math.min(LONGEST_LIFE_SECONDS, Math.max(SHORTEST_LIFE_SECONDS, said))
}

const unexpected = (issue: string) => new MalletError('gong_unexpected', { issues: [issue] })
