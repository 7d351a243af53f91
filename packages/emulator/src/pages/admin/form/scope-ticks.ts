import { scopes as inWords } from '@mallet/contract/gong/scopes'
import { type Html, html } from '../../html.ts'

/** A tick for each scope, in words and by name. */
export const scopeTicks = (known: readonly string[], ticked: readonly string[]): Html =>
  html`<ul class="ticks">${known.map(
    (scope) =>
      html`<li><label class="tick"><input type="checkbox" name="scopes" value="${scope}" ${ticked.includes(scope) ? html`checked` : []}>
<span><code>${scope}</code><span class="quiet">${inWords[scope] ?? 'A scope that this emulator was started with'}</span></span></label></li>`,
  )}</ul>`
