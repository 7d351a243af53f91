import { regions } from '@mallet/contract/gong/regions'
import type { CompanyAddress } from '../../../emulator-options.ts'
import { KEYS_PATH, NEW_COMPANY_PATH, SIGN_IN_PATH } from '../../admin/admin-paths.ts'
import { type Html, html } from '../../html.ts'
import { copyable } from '../copyable.ts'

/** Every company with its address, its API key, and who may approve apps. One of them is in the commands further down. */
export const companiesSection = (companies: readonly CompanyAddress[], chosen: number): Html =>
  html`<section id="companies" aria-labelledby="companies-title">
<h2 id="companies-title">Companies</h2>
<div class="cards">${companies.map((company, index) => card(company, index, companies.length > 1 && index === chosen, companies.length > 1))}</div>
<p><a class="button" href="${NEW_COMPANY_PATH}">New company</a></p>
</section>`

function card(company: CompanyAddress, index: number, isChosen: boolean, isOneOfSeveral: boolean): Html {
  const { name, region, apiBaseUrl, accessKey, accessKeySecret, techAdmin, otherUser } = company
  const of = (what: string) => `${what} of ${name}`
  return html`<div class="card">
<h3>${name}</h3>
<dl>
<dt>Region</dt><dd>${regions[region]}</dd>
<dt>API base URL</dt><dd>${copyable(of('API base URL'), apiBaseUrl)}</dd>
<dt>Access key</dt><dd>${copyable(of('access key'), accessKey)}</dd>
<dt>Access key secret</dt><dd>${copyable(of('access key secret'), accessKeySecret)}</dd>
<dt>Technical administrator</dt><dd>${copyable(of('e-mail address of the technical administrator'), techAdmin.email)}</dd>
<dt>Somebody else</dt><dd>${copyable(of('e-mail address of somebody else'), otherUser.email)}</dd>
<dt>Password of both</dt><dd>${copyable(of('password'), techAdmin.password)}</dd>
</dl>
<p><a href="${adminCenterOf(techAdmin.email)}">Admin center of ${name}</a>: its API keys, its apps, and what it installs.</p>
${isOneOfSeveral ? choice(name, index, isChosen) : []}
</div>`
}

const adminCenterOf = (email: string): string => `${SIGN_IN_PATH}?${new URLSearchParams({ next: KEYS_PATH, email })}`

const choice = (name: string, index: number, isChosen: boolean): Html =>
  isChosen
    ? html`<p class="quiet">The commands below ask this company.</p>`
    : html`<p><a href="/?company=${index + 1}#operations">Use ${name} in the commands below</a></p>`
