import { scopes } from '@mallet/contract/gong/scopes'
import type { Integration } from '../state/integration-state.ts'
import { appLogo } from './app-logo.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { termsOf } from './terms-of.ts'

export interface ConsentPage {
  readonly request: string
  readonly app: Integration
  readonly companyName: string
  readonly visitor: string
  readonly scopes: readonly string[]
}

export const consentPage = ({ request, app, companyName, visitor, scopes: asked }: ConsentPage): string =>
  layout(
    `Allow ${app.name}`,
    html`<div class="app">${appLogo(app, 'large')}<h1>Allow ${app.name} to use ${companyName}?</h1></div>
<p>${app.name} asks for these rights in your company:</p>
<ul>${asked.map((scope) => html`<li>${scopes[scope] ?? html`<code>${scope}</code>`}</li>`)}</ul>
${termsOf(app)}
<p class="quiet">You are signed in as ${visitor}, technical administrator of ${companyName}.
<a href="/oauth2/sign-in?request=${request}">Sign in as somebody else</a></p>
<form method="post" action="/oauth2/consent">
<input type="hidden" name="request" value="${request}">
<button class="primary" type="submit" name="decision" value="approve">Approve</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form>`,
  )
