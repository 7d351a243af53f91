import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { makeSecret } from '../../make-id.ts'
import { isSetUp } from '../is-set-up.ts'
import { keepCode } from '../one-time-code.ts'
import { type OidcFlow, oidcRefusal } from './oidc.ts'

export const OIDC_CALLBACK_PATH = '/dashboard/oidc/callback'
export const OIDC_FLOW_SECONDS = 600

/**
 * Begins a sign-in by OIDC. Its state works once, for ten minutes, in the browser that has the secret; nonce and code
 * verifier follow from that secret, so neither stands anywhere else.
 *
 * @returns where to send the browser, and what it keeps
 * @throws {@link MalletError} `oidc_failed`
 */
export async function beginOidc(ctx: Context): Promise<{ url: string; browserSecret: string }> {
  const { oidc } = ctx.access
  if (!oidc) throw oidcRefusal('provider_failed')
  if (!(await isSetUp(ctx))) throw oidcRefusal('not_set_up')
  const browserSecret = makeSecret('ob', ctx)
  const state = makeSecret('os', ctx)
  const url = await oidc.begin(flowOf(ctx, browserSecret, state))
  await keepCode(ctx, flowCode(browserSecret, state), 'oidc', OIDC_FLOW_SECONDS * 1000)
  return { url, browserSecret }
}

export const flowCode = (browserSecret: string, state: string) => `${browserSecret}.${state}`

export const flowOf = ({ settings }: Pick<Context, 'settings'>, browserSecret: string, state: string): OidcFlow => ({
  redirectUri: settings.publicUrl + OIDC_CALLBACK_PATH,
  state,
  nonce: derived('nonce', browserSecret),
  codeVerifier: derived('verifier', browserSecret),
})

/** The secret has 160 random bits, of which a hash tells nothing. */
const derived = (what: string, secret: string) => createHash('sha256').update(`${what} ${secret}`).digest('base64url')
