import { INTEGRATIONS_PATH } from '../../admin/admin-paths.ts'
import type { OauthCurls } from '../../curl/oauth-curls.ts'
import { type Html, html } from '../../html.ts'
import { copyable, copyableLines } from '../copyable.ts'

export interface OauthClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
}

/** The app's credentials, and every step from them to a first answer. */
export const oauthSection = ({ clientId, clientSecret, redirectUris }: OauthClient, curls: OauthCurls): Html =>
  html`<section id="oauth" aria-labelledby="oauth-title">
<h2 id="oauth-title">OAuth</h2>
<dl class="wide">
<dt>Client id</dt><dd>${copyable('client id', clientId)}</dd>
<dt>Client secret</dt><dd>${copyable('client secret', clientSecret)}</dd>
<dt>Redirect URIs</dt><dd>${redirectUris.map((uri) => copyable('redirect URI', uri))}</dd>
</dl>
<p class="quiet">An app that is there from the start. A company's <a href="${INTEGRATIONS_PATH}">admin center</a> edits it, and registers others.</p>
<ol class="steps">
<li><h3>Ask for consent</h3>
<p>Open this in a browser, sign in as the technical administrator of a company, and approve.
<a href="${curls.authorizeUrl}">Open it</a></p>${copyableLines('authorize URL', curls.authorizeUrl)}</li>
<li><h3>Exchange the code</h3>
<p>The browser is sent to the redirect URI with a <code>code</code>. It works once, and for ten minutes: put it into
<code>CODE</code>.</p>${copyableLines('code exchange', curls.exchange)}</li>
<li><h3>Ask</h3>
<p>The answer has an access token, and the address that is to be asked with it.</p>${copyableLines('request with an access token', curls.ask)}</li>
<li><h3>Refresh</h3>
<p>Each refresh answers a new refresh token as well. The assumption <code>refreshTokenRotation</code> says what becomes
of the old one.</p>${copyableLines('refresh', curls.refresh)}</li>
</ol>
</section>`
