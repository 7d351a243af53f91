import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { gong } from '@mallet/contract/gong/index'
import { scopes as inWords } from '@mallet/contract/gong/scopes'
import { type Html, html } from '../../html.ts'

const operations: readonly (readonly [name: string, endpoint: GongEndpoint])[] = Object.entries(gong)

/** A tick for each scope: its name, what it opens in words, and the operations that need it. */
export const scopeTicks = (known: readonly string[], ticked: readonly string[]): Html =>
  html`<ul class="ticks">${known.map(
    (scope) =>
      html`<li><label class="tick"><input type="checkbox" name="scopes" value="${scope}" ${ticked.includes(scope) ? html`checked` : []}>
<span><code>${scope}</code><span class="quiet">${inWords[scope] ?? 'A scope that this emulator was started with'}</span>${operationsOf(scope)}</span></label></li>`,
  )}</ul>`

function operationsOf(scope: string): Html {
  const names = operations.flatMap(([name, endpoint]) => (endpoint.scope === scope ? [name] : []))
  return names.length === 0 ? html`` : html`<span class="quiet operations">${names.join(', ')}</span>`
}
