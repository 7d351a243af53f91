import { scopes } from '@mallet/contract/gong/scopes'
import { html } from './html.ts'
import { layout } from './layout.ts'

export interface ConsentPage {
  readonly request: string
  readonly appName: string
  readonly companyName: string
  readonly visitor: string
  readonly scopes: readonly string[]
}

const LOGO = html`<svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
<rect x="2" y="2" width="36" height="36" rx="8"/><path d="M12 26V14l8 8 8-8v12"/></svg>`

export const consentPage = ({ request, appName, companyName, visitor, scopes: asked }: ConsentPage): string =>
  layout(
    `Allow ${appName}`,
    html`<div class="app">${LOGO}<h1>Allow ${appName} to use ${companyName}?</h1></div>
<p>${appName} asks for these rights in your company:</p>
<ul>${asked.map((scope) => html`<li>${scopes[scope] ?? html`<code>${scope}</code>`}</li>`)}</ul>
<p class="quiet">You are signed in as ${visitor}, technical administrator of ${companyName}.
<a href="/oauth2/sign-in?request=${request}">Sign in as somebody else</a></p>
<form method="post" action="/oauth2/consent">
<input type="hidden" name="request" value="${request}">
<button class="primary" type="submit" name="decision" value="approve">Approve</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form>`,
  )
