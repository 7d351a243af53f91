import { type ConnectHandle, connect } from './connect.ts'
import type { ConnectEvent, ThemeMode } from './messages.ts'
import type { ConnectMode } from './options.ts'

const STYLES = `
:host { display: inline-block }
:host([mode="inline"]) { display: block }
:host([hidden]) { display: none }
button {
  font: inherit;
  padding: 0.5em 1em;
  border: 1px solid transparent;
  border-radius: 8px;
  color: var(--mallet-button-text, #fff);
  background: var(--mallet-button, #1d4ed8);
  cursor: pointer;
}
button:hover { filter: brightness(1.1) }
button:focus-visible { outline: 2px solid currentColor; outline-offset: -5px }
`

/** On a server there is no such class, and nothing is ever made of this one. */
const Base = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement

/**
 * `<mallet-connect mallet-url token-url>`: a button that opens the Connect page, or with `mode="inline"` the page itself.
 * Attributes: `mallet-url`, `token-url` (of your backend; asked by POST, answers `{ token }`), `mode`, `language`, `theme`,
 * `label`, `integration-id`. Every event of Connect is an event of the element, `mallet-connect`, `mallet-close`,
 * `mallet-session-expired` and so on, which bubbles, with what it says in `detail`.
 */
export class MalletConnectElement extends Base {
  static readonly observedAttributes = ['label', 'theme', 'mode']
  /** Where Mallet is unless an attribute says so: the script tag knows where it came from. */
  static malletUrl = ''

  /** In place of `token-url`. */
  declare token: string | undefined
  /** In place of `token-url` and `token`. */
  declare getToken: (() => string | Promise<string>) | undefined
  #handle: ConnectHandle | undefined
  #label: Text | undefined

  connectedCallback(): void {
    if (!this.shadowRoot) this.#render()
    if (this.getAttribute('mode') === 'inline') this.open()
  }

  disconnectedCallback(): void {
    this.close({ force: true })
  }

  attributeChangedCallback(name: string): void {
    if (!this.shadowRoot) return
    if (name === 'theme') this.#handle?.retheme(this.#theme())
    if (this.#label) this.#label.data = this.getAttribute('label') ?? 'Connect Gong'
    if (name === 'mode') this.#showButton()
  }

  /** As a press of the button does. */
  open(): ConnectHandle {
    const { token } = this
    const language = this.getAttribute('language') ?? this.closest('[lang]')?.getAttribute('lang') ?? undefined
    this.#handle = connect({
      malletUrl: this.getAttribute('mallet-url') ?? MalletConnectElement.malletUrl,
      ...(token ? { token } : { getToken: this.getToken ?? (() => this.#fetchToken()) }),
      // What the attributes say is checked by whoever reads it.
      mode: (this.getAttribute('mode') as ConnectMode | null) ?? 'auto',
      container: this.shadowRoot?.querySelector('div') ?? undefined,
      language,
      theme: this.#theme(),
      integrationId: this.getAttribute('integration-id') ?? undefined,
      onEvent: (event) => this.#tell(event),
    })
    return this.#handle
  }

  close(options?: { readonly force?: boolean }): void {
    this.#handle?.close(options)
  }

  #theme(): ThemeMode {
    const theme = this.getAttribute('theme')
    return theme === 'light' || theme === 'dark' ? theme : 'system'
  }

  #render(): void {
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true })
    // Not a style element, which a strict style-src refuses.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    root.adoptedStyleSheets = [sheet]
    const button = document.createElement('button')
    button.type = 'button'
    button.part.add('button')
    button.addEventListener('click', () => this.open())
    const slot = document.createElement('slot')
    this.#label = document.createTextNode(this.getAttribute('label') ?? 'Connect Gong')
    slot.append(this.#label)
    button.append(slot)
    const page = document.createElement('div')
    page.part.add('page')
    root.append(button, page)
    this.#showButton()
  }

  #showButton(): void {
    const isInline = this.getAttribute('mode') === 'inline'
    this.shadowRoot?.querySelector('button')?.toggleAttribute('hidden', isInline)
  }

  #tell(event: ConnectEvent): void {
    const name = `mallet-${event.type.replaceAll('_', '-')}`
    this.dispatchEvent(new CustomEvent<ConnectEvent>(name, { detail: event, bubbles: true, composed: true }))
  }

  async #fetchToken(): Promise<string> {
    const url = this.getAttribute('token-url')
    if (!url) throw new Error('<mallet-connect> has neither token-url nor token')
    const answer = await fetch(url, { method: 'POST', headers: { accept: 'application/json' } })
    if (!answer.ok) throw new Error(`POST ${url} answered ${answer.status}`)
    const { token }: { token?: unknown } = await answer.json()
    if (typeof token !== 'string') throw new Error(`POST ${url} answered no { token }`)
    return token
  }
}

if (typeof customElements !== 'undefined' && !customElements.get('mallet-connect')) {
  customElements.define('mallet-connect', MalletConnectElement)
}
