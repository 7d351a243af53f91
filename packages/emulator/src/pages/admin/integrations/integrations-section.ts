import type { Integration } from '../../../state/integration-state.ts'
import { appLogo } from '../../app-logo.ts'
import { copyable } from '../../home/copyable.ts'
import { type Html, html } from '../../html.ts'
import { appPath, INTEGRATIONS_PATH, integrationPath } from '../admin-paths.ts'

const STATUS = { private: 'Private', published: 'Published' } as const

/**
 * The integrations that a company registered.
 *
 * @param shown client ids of those whose secret is shown
 */
export const integrationsSection = (
  integrations: readonly Integration[],
  companyName: string,
  shown: readonly string[],
): Html =>
  html`<section>
<div class="heading"><h1>Integrations</h1><a class="button primary" href="${INTEGRATIONS_PATH}/new">Create integration</a></div>
<p class="quiet">OAuth apps that ${companyName} registered. One is private until it is published: only ${companyName} can approve it.</p>
${integrations.length === 0 ? html`<p>There is none yet.</p>` : integrations.map((one) => row(one, shown.includes(one.clientId)))}
</section>`

function row(integration: Integration, isShown: boolean): Html {
  const { name, clientId, status, shortDescription } = integration
  const path = integrationPath(clientId)
  return html`<article class="row" aria-label="${name}">
<div class="app">${appLogo(integration, 'small')}<div><h2>${name} <span class="badge">${STATUS[status]}</span></h2><p class="quiet">${shortDescription}</p></div></div>
<dl class="wide">
<dt>Client ID</dt><dd>${copyable(`client ID of ${name}`, clientId)}</dd>
<dt>Client Secret</dt><dd>${isShown ? shownSecret(integration) : hiddenSecret(integration)}</dd>
</dl>
<div class="actions">
<a class="button" href="${path}/edit" aria-label="Edit ${name}">Edit</a>
${statusButton(integration)}
${status === 'published' ? html`<a class="button" href="${appPath(clientId)}" aria-label="Page of ${name}">Page</a>` : []}
<a class="button" href="${path}/delete" aria-label="Delete ${name}">Delete</a>
</div>
</article>`
}

const shownSecret = ({ name, clientSecret }: Integration): Html =>
  html`${copyable(`client secret of ${name}`, clientSecret)} <a href="${INTEGRATIONS_PATH}" aria-label="Hide secret of ${name}">Hide secret</a>`

const hiddenSecret = ({ name, clientId }: Integration): Html =>
  html`<form method="post" action="${integrationPath(clientId)}/secret"><button class="small" type="submit" aria-label="Show secret of ${name}">Show secret</button></form>`

function statusButton({ name, clientId, status }: Integration): Html {
  const [verb, label] = status === 'private' ? ['publish', 'Publish'] : ['unpublish', 'Make private']
  return html`<form method="post" action="${integrationPath(clientId)}/${verb ?? ''}"><button type="submit" aria-label="${label ?? ''} ${name}">${label ?? ''}</button></form>`
}
