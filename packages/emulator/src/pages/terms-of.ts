import type { Integration } from '../state/integration-state.ts'
import { type Html, html } from './html.ts'

type Links = Pick<Integration, 'name' | 'privacyUrl' | 'termsUrl' | 'helpUrl'>

/** The links of an app that somebody may want to read before approving it. Nothing, where it has none. */
export function termsOf({ name, privacyUrl, termsUrl, helpUrl }: Links): Html {
  const links = [
    [privacyUrl, 'Privacy policy'],
    [termsUrl, 'Terms and conditions'],
    [helpUrl, 'Help'],
  ].filter(([url]) => url !== '')
  if (links.length === 0) return html``
  return html`<p class="links">More about ${name}: ${links.map(([url = '', label = '']) => html`<a href="${url}">${label}</a> `)}</p>`
}
