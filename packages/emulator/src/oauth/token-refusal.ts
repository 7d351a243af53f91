/** A refusal of the token endpoint, as RFC 6749 section 5.2 writes it. */
export class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal'
  readonly error: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'

  constructor(error: TokenRefusal['error'], description: string) {
    super(description)
    this.error = error
  }
}
