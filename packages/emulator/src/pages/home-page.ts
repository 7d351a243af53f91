import { html } from './html.ts'
import { layout } from './layout.ts'

export interface HomePage {
  readonly authorizeUrl: string
  readonly tokenUrl: string
  readonly companies: readonly { readonly name: string; readonly apiBaseUrl: string }[]
}

export const homePage = ({ authorizeUrl, tokenUrl, companies }: HomePage): string =>
  layout(
    'Addresses',
    html`<h1>A Gong to build and test on</h1>
<p>This is the Mallet emulator. It speaks Gong's API and OAuth, with invented companies, people and calls.</p>
<h2>OAuth</h2>
<ul><li>Authorize: <code>${authorizeUrl}</code></li><li>Tokens: <code>${tokenUrl}</code></li></ul>
<h2>API</h2>
<ul>${companies.map(({ name, apiBaseUrl }) => html`<li>${name}: <code>${apiBaseUrl}</code></li>`)}</ul>
<p class="quiet">Client, keys and sign-in were printed when the emulator started.</p>`,
    'wide',
  )
