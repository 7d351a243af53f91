/** A refusal of the API: its status and Gong's texts. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly texts: readonly string[]
  readonly retryAfterSeconds: number | undefined

  constructor(status: number, texts: readonly string[], retryAfterSeconds?: number) {
    super(texts.join('; '))
    this.status = status
    this.texts = texts
    this.retryAfterSeconds = retryAfterSeconds
  }
}
