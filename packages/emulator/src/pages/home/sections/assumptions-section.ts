import { type Html, html } from '../../html.ts'

/** What Gong leaves open, how sure the answer is, and which one is played. */
export interface ShownAssumption {
  readonly name: string
  readonly grade: string
  readonly question: string
  readonly options: readonly string[]
  readonly default: string
  readonly why: string
  readonly current: string
}

export const assumptionsSection = (assumptions: readonly ShownAssumption[]): Html =>
  html`<section id="assumptions" aria-labelledby="assumptions-title">
<h2 id="assumptions-title">Assumptions</h2>
<p class="quiet">What Gong leaves open. A: its own document or a recorded answer. B: two clients agree. C: one client, or our inference.
?: unknown.</p>
<p class="quiet" id="assumptions-told" role="status"></p>
<div class="scrolls" tabindex="0" role="group" aria-label="Table of assumptions">
<table>
<thead><tr><th scope="col">Grade</th><th scope="col">Assumption</th><th scope="col">Played now</th></tr></thead>
<tbody>${assumptions.map(row)}</tbody>
</table>
</div>
</section>`

const row = ({ name, grade, question, why, ...rest }: ShownAssumption): Html =>
  html`<tr><td><span class="badge">${grade}</span></td>
<th scope="row"><code>${name}</code><details><summary>${question}</summary><p class="quiet">${why}</p></details></th>
<td>${choices({ name, ...rest })}</td></tr>`

function choices({
  name,
  options,
  current,
  default: usual,
}: Pick<ShownAssumption, 'name' | 'options' | 'current' | 'default'>) {
  if (options.length === 1) return html`<span>${current}</span>`
  return html`<select data-assumption="${name}" aria-label="${name}">${options.map((option) =>
    option === current
      ? html`<option value="${option}" selected>${labelOf(option, usual)}</option>`
      : html`<option value="${option}">${labelOf(option, usual)}</option>`,
  )}</select>`
}

const labelOf = (option: string, usual: string): string => (option === usual ? `${option} (default)` : option)
