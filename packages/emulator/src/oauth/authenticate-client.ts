import type { EmulatorContext } from '../emulator-context.ts'
import { secretHash } from './secret-hash.ts'
import { TokenRefusal } from './token-refusal.ts'

/**
 * The client id behind an Authorization header. RFC 6749 section 2.3.1 has both halves form-encoded before they are
 * joined, and many clients do not; both forms are accepted. Throws `TokenRefusal` invalid_client.
 */
export function authenticateClient({ state }: EmulatorContext, authorization: string | undefined): string {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) throw new TokenRefusal('invalid_client', 'Basic client authentication is required.')
  const credentials = Buffer.from(encoded, 'base64').toString('utf8')
  const cut = credentials.indexOf(':')
  const [id, secret] = [credentials.slice(0, cut), credentials.slice(cut + 1)]
  const app = state.current.integrations.find(({ clientId }) => isEither(id, clientId))
  if (cut < 0 || !app || !isEither(secret, app.clientSecret)) {
    throw new TokenRefusal('invalid_client', 'The client id or the client secret is wrong.')
  }
  return app.clientId
}

const isEither = (sent: string, expected: string): boolean => {
  const hash = secretHash(expected)
  return secretHash(sent) === hash || secretHash(formDecode(sent)) === hash
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
