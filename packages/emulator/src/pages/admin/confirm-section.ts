import { type Html, html } from '../html.ts'

export interface Confirmation {
  readonly question: string
  /** What becomes of it, and what cannot be undone. */
  readonly text: string
  readonly action: string
  readonly button: string
  readonly back: string
}

/** A question before something that cannot be undone. */
export const confirmSection = ({ question, text, action, button, back }: Confirmation): Html =>
  html`<section>
<h1>${question}</h1>
<p>${text}</p>
<form method="post" action="${action}"><p class="actions"><button class="danger" type="submit">${button}</button><a class="button" href="${back}">Cancel</a></p></form>
</section>`
