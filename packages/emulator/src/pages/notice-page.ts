import { html } from './html.ts'
import { layout } from './layout.ts'

export interface NoticePage {
  readonly title: string
  /** What happened and why. */
  readonly text: string
  /** What to do. */
  readonly fix: string
  readonly link?: { readonly href: string; readonly label: string }
}

export const noticePage = ({ title, text, fix, link }: NoticePage): string =>
  layout(
    title,
    html`<h1>${title}</h1>
<p>${text}</p>
<p>${fix}</p>
${link === undefined ? [] : html`<a class="button" href="${link.href}">${link.label}</a>`}`,
  )
