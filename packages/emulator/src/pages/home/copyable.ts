import { type Html, html } from '../html.ts'

/** A value in one line with a button that copies it. `name` says what it is to whoever cannot see what stands beside it. */
export const copyable = (name: string, value: string): Html =>
  html`<span class="copyable"><code>${value}</code>${copyButton(name)}</span>`

/** Several lines of code, as they are, with a button that copies them. They scroll, so the keyboard must reach them. */
export const copyableLines = (name: string, lines: string): Html =>
  html`<div class="copyable lines"><pre tabindex="0" role="group" aria-label="${name}"><code>${lines}</code></pre>${copyButton(name)}</div>`

const copyButton = (name: string): Html =>
  html`<button type="button" class="small" data-copy data-needs-script hidden aria-label="Copy ${name}">Copy</button>`
