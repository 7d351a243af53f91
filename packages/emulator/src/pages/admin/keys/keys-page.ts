import { regions } from '@mallet/contract/gong/regions'
import type { DescribedApiKey } from '../../../company/api-keys/describe-api-key.ts'
import type { Company } from '../../../company/company.ts'
import { copyable } from '../../home/copyable.ts'
import { type Html, html } from '../../html.ts'
import { KEYS_PATH, keyPath } from '../admin-paths.ts'
import { when } from '../when.ts'

/** Within so many days an end is told as near. */
const NEAR_DAYS = 14
const DAY_MS = 86_400_000

export interface KeysPage {
  readonly company: Company
  readonly apiBaseUrl: string
  readonly keys: readonly DescribedApiKey[]
  readonly nowMs: number
}

/** The address and API keys of a company. */
export const keysSection = ({ company, apiBaseUrl, keys, nowMs }: KeysPage): Html =>
  html`<section>
<div class="heading"><h1>API keys</h1><a class="button primary" href="${KEYS_PATH}/keys/new">Get API key</a></div>
<dl class="wide">
<dt>API base URL</dt><dd>${copyable('API base URL', apiBaseUrl)}</dd>
<dt>Region</dt><dd>${regions[company.state().region]} <span class="quiet">(at Gong the host would be ${company.world.company.host}.api.gong.io)</span></dd>
</dl>
<p class="quiet">A request carries a key as Basic authorization: the access key, a colon, and its secret. All keys and apps of ${company.name} share its limits.</p>
${keys.length === 0 ? html`<p>There is no key. Nobody but apps can call the API of ${company.name}.</p>` : table(keys, nowMs)}
</section>`

const table = (keys: readonly DescribedApiKey[], nowMs: number): Html =>
  html`<div class="scrolls" tabindex="0" role="group" aria-label="Table of API keys"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Access key</th><th scope="col">Made</th><th scope="col">Ends</th><th scope="col">Trusted IP addresses</th><th scope="col">Scopes</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
<tbody>${keys.map((key) => row(key, nowMs))}</tbody></table></div>`

const row = (key: DescribedApiKey, nowMs: number): Html =>
  html`<tr><th scope="row">${key.name}</th><td>${copyable(`access key of ${key.name}`, key.accessKey)}</td><td>${when(key.madeAt)}</td><td>${endOf(key, nowMs)}</td>
<td>${key.trustedIps.length === 0 ? 'Any' : key.trustedIps.map((entry) => html`<span class="entry">${entry}</span>`)}</td>
<td>${key.scopes === null ? 'All' : String(key.scopes.length)}</td>
<td class="end"><a href="${keyPath(key.id)}/edit" aria-label="Edit ${key.name}">Edit</a> <a href="${keyPath(key.id)}/delete" aria-label="Delete ${key.name}">Delete</a></td></tr>`

function endOf({ expiresAt, isExpired }: DescribedApiKey, nowMs: number): Html {
  if (expiresAt === null) return html`Never`
  if (isExpired) return html`${when(expiresAt)} <span class="badge bad">expired</span>`
  const isNear = Date.parse(expiresAt) - nowMs <= NEAR_DAYS * DAY_MS
  return html`${when(expiresAt)} ${isNear ? html`<span class="badge">soon</span>` : []}`
}
