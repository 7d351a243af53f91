import { isMalletError, MalletError } from '@mallet/contract/errors'

/** What Gong's redirect says went wrong, as the browser brings it. */
export interface RefusedConsent {
  readonly error: string
  readonly description: string | undefined
}

/**
 * The error that a redirect of Gong with an `error` stands for (RFC 6749, 4.1.2.1). Its text may be anybody's, so nothing
 * of it is repeated but a word as OAuth knows them, and a scope that was asked for.
 *
 * @param requested the scopes that were asked for
 */
export function refusedConsent({ error, description }: RefusedConsent, requested: readonly string[]): MalletError {
  if (error === 'access_denied') return new MalletError('access_denied', {})
  if (error === 'unauthorized_client') return new MalletError('unauthorized_client', {})
  if (error === 'invalid_scope') return invalidScope(description, requested)
  return notAuthorized(error)
}

/** Only a word as OAuth knows them is repeated: the rest of what a browser brings may be anybody's text. */
export function notAuthorized(error: string): MalletError {
  const message = `Gong did not accept the authorization request, and answered ${error}.`
  const isWord = /^[a-z_]+$/.test(error)
  return new MalletError('authorization_failed', { error: error.slice(0, 100) }, isWord ? { message } : {})
}

function invalidScope(description: string | undefined, requested: readonly string[]): MalletError {
  // With or without the marks that a sentence puts around it.
  const words = (description ?? '').split(/\s+/).map((word) => word.replace(/^["'`(<[]+|["'`)>\].,;:!]+$/g, ''))
  const scope = requested.find((one) => words.includes(one)) ?? null
  const message = `Gong refused the scope ${scope}: it is not ticked for the integration there.`
  return new MalletError('invalid_scope', { scope }, scope === null ? {} : { message })
}

/** The error that a refused exchange stands for, in the terms of whoever is linking. Any other error is left as it is. */
export function refusedExchange(error: unknown): unknown {
  if (isMalletError(error, 'invalid_grant')) return new MalletError('code_expired', {}, { cause: error })
  if (isMalletError(error, 'authorization_failed')) {
    const { error: said } = error.details
    if (said === 'unauthorized_client') return new MalletError('unauthorized_client', {}, { cause: error })
    if (said === 'invalid_scope') return new MalletError('invalid_scope', { scope: null }, { cause: error })
  }
  return error
}
