import type { CompanyAddress } from '../../emulator-options.ts'
import type { OauthCurls } from '../curl/oauth-curls.ts'
import { html } from '../html.ts'
import { layout } from '../layout.ts'
import { HOME } from './home-doors.ts'
import { assumptionsSection, type ShownAssumption } from './sections/assumptions-section.ts'
import { clockSection } from './sections/clock-section.ts'
import { companiesSection } from './sections/companies-section.ts'
import { faultsSection } from './sections/faults-section.ts'
import { type OauthClient, oauthSection } from './sections/oauth-section.ts'
import { operationsSection, type ShownOperation } from './sections/operations-section.ts'
import { requestsSection } from './sections/requests-section.ts'

export interface HomePage {
  readonly companies: readonly [CompanyAddress, ...CompanyAddress[]]
  /** Place of the company that the commands ask. */
  readonly chosen: number
  readonly controlUrl: string
  readonly client: OauthClient
  readonly oauthCurls: OauthCurls
  readonly operations: readonly ShownOperation[]
  readonly clock: { readonly now: string; readonly running: boolean }
  readonly assumptions: readonly ShownAssumption[]
}

const SECTIONS = ['Companies', 'Clock', 'Requests', 'OAuth', 'Operations', 'Faults', 'Assumptions']

/** Everything about a running emulator that a person asks for, on one page. What changes is filled in by its script. */
export function homePage({ companies, chosen, controlUrl, client, oauthCurls, operations, ...rest }: HomePage): string {
  const { name } = companies[chosen] ?? companies[0]
  return layout(
    'Home',
    html`<h1>A Gong to build and test on</h1>
<p>Gong's API and OAuth, with invented companies, people and calls. All credentials here are made up. Programs steer it at
<code>${controlUrl}</code>.</p>
<nav aria-label="On this page">${SECTIONS.map((title) => html`<a href="#${title.toLowerCase()}">${title}</a>`)}</nav>
<noscript><p class="alert">Without scripts this page shows addresses and commands, and neither requests nor switches.</p></noscript>
<p id="lost" class="alert" role="alert" hidden>The emulator does not answer. This page goes on by itself when it is up again.</p>
<p id="grown" class="alert" role="status" hidden>A company was added. <a href="/">Show it</a></p>
<p id="copied" class="visually-hidden" role="status"></p>
${companiesSection(companies, chosen)}
${clockSection(rest.clock)}
${requestsSection()}
${oauthSection(client, oauthCurls)}
${operationsSection(operations, name)}
${faultsSection(controlUrl)}
${assumptionsSection(rest.assumptions)}`,
    'home',
    html`<link rel="stylesheet" href="${HOME}/assets/home.css">
<script type="module" src="${HOME}/assets/home.js"></script>`,
  )
}
