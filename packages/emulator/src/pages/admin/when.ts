import { type Html, html } from '../html.ts'

/** An instant to the minute, in words that say its zone. */
export const when = (instant: string): Html =>
  html`<time datetime="${instant}">${instant.slice(0, 16).replace('T', ' ')} UTC</time>`
