import type { Integration } from '../../../state/integration-state.ts'
import { appLogo } from '../../app-logo.ts'
import { type Html, html } from '../../html.ts'
import { appPath } from '../admin-paths.ts'

/** An app as it is listed for a company. */
export interface ListedApp {
  readonly app: Integration
  readonly isInstalled: boolean
}

/** The apps that a company can install, and those that it has, published or not. */
export const catalogSection = (apps: readonly ListedApp[], companyName: string): Html =>
  html`<section>
<h1>Published apps</h1>
<p class="quiet">What any company can install, and what ${companyName} has.</p>
${apps.length === 0 ? html`<p>Nothing is published yet.</p>` : html`<ul class="catalog">${apps.map(entry)}</ul>`}
</section>`

const entry = ({ app, isInstalled }: ListedApp): Html =>
  html`<li class="app">${appLogo(app, 'small')}<div><h2><a href="${appPath(app.clientId)}">${app.name}</a> ${isInstalled ? html`<span class="badge">Installed</span>` : []}</h2>
<p class="quiet">${app.shortDescription}</p></div></li>`
