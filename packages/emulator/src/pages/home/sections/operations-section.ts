import type { GongEndpoint } from '@mallet/contract/gong/gong-endpoint'
import { UNKNOWN_SCOPE } from '@mallet/contract/gong/scopes'
import { type Html, html } from '../../html.ts'
import { copyableLines } from '../copyable.ts'

/** An operation of the contract with a command that asks it. */
export interface ShownOperation {
  readonly name: string
  readonly endpoint: GongEndpoint
  readonly curl: string
}

const NEEDS = { engage: 'Gong Engage', 'ai-credits': 'AI credits', forecast: 'Gong Forecast' } as const

/** All operations, each with its command, by the area that their names begin with. */
export function operationsSection(operations: readonly ShownOperation[], companyName: string): Html {
  const areas = new Map<string, ShownOperation[]>()
  for (const operation of operations) {
    const area = operation.name.split('.')[0] ?? ''
    areas.set(area, [...(areas.get(area) ?? []), operation])
  }
  return html`<section id="operations" aria-labelledby="operations-title">
<h2 id="operations-title">Operations</h2>
<p class="quiet">A command for each of the ${operations.length} operations, with the API key of ${companyName} and ids of what it has now.
All of them are in <a href="/openapi.json">openapi.json</a>, too. Three requests a second are answered, unless the limits are off.</p>
<div class="tools" data-needs-script hidden>
<label for="filter">Filter</label><input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="transcript, /v2/calls, POST">
<button type="button" id="open-all">Open all areas</button>
<p class="quiet" id="filtered" role="status"></p>
</div>
${Array.from(areas, ([area, shown]) => areaOf(area, shown))}
</section>`
}

const areaOf = (area: string, operations: readonly ShownOperation[]): Html =>
  html`<details class="area"><summary><h3>${titleOf(area)}</h3> <span class="quiet">${operations.length}</span></summary>
${operations.map(operationOf)}
</details>`

const operationOf = ({ name, endpoint, curl }: ShownOperation): Html =>
  html`<details class="operation" data-words="${wordsOf(name, endpoint)}">
<summary><span class="method">${endpoint.method}</span> <code>${endpoint.path}</code> <span class="quiet">${endpoint.summary}</span></summary>
<div class="told">
<p class="facts">${factsOf(name, endpoint).map((fact) => html`<span>${fact}</span>`)}</p>
${endpoint.limits ? html`<ul>${endpoint.limits.map((limit) => html`<li>${limit}</li>`)}</ul>` : []}
${copyableLines(`curl command of ${name}`, curl)}
</div>
</details>`

function factsOf(name: string, { scope, effect, standing, needs }: GongEndpoint): string[] {
  return [
    name,
    scope === UNKNOWN_SCOPE ? 'scope not known' : scope,
    effect,
    ...(standing ? [standing] : []),
    ...(needs ? [`needs ${NEEDS[needs]}`] : []),
  ]
}

const wordsOf = (name: string, { method, path, summary, scope }: GongEndpoint): string =>
  [name, method, path, summary, scope].join(' ').toLowerCase()

/** `callOutcomes` as `Call outcomes`. */
function titleOf(area: string): string {
  if (area === 'crm') return 'CRM'
  const words = area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
