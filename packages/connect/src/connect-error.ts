/** What goes wrong in a browser, or is answered by Mallet: what happened, and what to do about it. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError'
  readonly code: string
  readonly fix: string
  /** Of Mallet's answer, to quote to whoever runs it. */
  readonly requestId: string | null

  constructor(code: string, message: string, fix: string, requestId: string | null = null, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.fix = fix
    this.requestId = requestId
  }
}
