const SHOWN = '[secret]'

/**
 * A text that never shows itself: logs, JSON, templates and inspection all get `[secret]`. It is unwrapped where it is
 * encrypted and where it is sent, and nowhere else.
 */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  reveal(): string {
    return this.#text
  }

  toString(): string {
    return SHOWN
  }

  toJSON(): string {
    return SHOWN
  }

  [Symbol.toPrimitive](): string {
    return SHOWN
  }

  /** What Node's `inspect`, and with it `console.log`, asks for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN
  }
}
