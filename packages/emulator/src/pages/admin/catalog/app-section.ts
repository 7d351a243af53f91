import { scopes as inWords } from '@mallet/contract/gong/scopes'
import type { DescribedVisitor } from '../../../oauth/describe-visitor.ts'
import type { Integration } from '../../../state/integration-state.ts'
import { appLogo } from '../../app-logo.ts'
import { type Html, html } from '../../html.ts'
import { termsOf } from '../../terms-of.ts'
import { appPath, CATALOG_PATH } from '../admin-paths.ts'

export interface AppPage {
  readonly app: Integration
  /** Who registered it. */
  readonly owner: string
  readonly who: DescribedVisitor
  readonly isAdministrator: boolean
  /** Where its authorization begins; undefined where nothing does. */
  readonly installUrl: string | undefined
  readonly install: { readonly by: string; readonly scopes: readonly string[] } | undefined
}

/** The page of an app: what it is, what it asks for, and how a company gets it and gets rid of it. */
export const appSection = ({ app, owner, install, ...page }: AppPage): Html =>
  html`<section>
<p><a href="${CATALOG_PATH}">All published apps</a></p>
<div class="app">${appLogo(app, 'large')}<div><h1>${app.name} ${install ? html`<span class="badge">Installed</span>` : []}</h1><p class="quiet">${app.shortDescription}</p></div></div>
<p class="text">${app.description}</p>
${termsOf(app)}
<p class="quiet">Registered by ${owner}.${install ? installedPart(page.who.companyName, install) : ''}</p>
${actions({ app, install, ...page })}
<h2>What it asks for</h2>
<ul>${app.scopes.map((scope) => html`<li>${inWords[scope] ?? html`<code>${scope}</code>`}</li>`)}</ul>
</section>`

const installedPart = (companyName: string, { by, scopes }: NonNullable<AppPage['install']>): string =>
  ` ${by} approved it for ${companyName}, with ${scopes.length === 1 ? 'one scope' : `${scopes.length} scopes`}.`

function actions({ app, who, isAdministrator, installUrl, install }: Omit<AppPage, 'owner'>): Html {
  if (!isAdministrator) {
    return html`<p class="alert">Only a technical administrator of ${who.companyName} may install or remove apps, and you are a ${who.role}. Ask ${who.administrator}.</p>`
  }
  const remove = html`<form method="post" action="${appPath(app.clientId)}/remove"><button class="danger" type="submit">Remove</button></form>
<p class="quiet">Its tokens die at once.</p>`
  if (install) return html`<div class="actions">${remove}</div>`
  if (installUrl === undefined) {
    return html`<p class="alert">This app cannot be installed yet: it has neither a page where authorization begins nor a redirect URI.</p>`
  }
  return html`<p class="actions"><a class="button primary" href="${installUrl}">Install</a></p>`
}
