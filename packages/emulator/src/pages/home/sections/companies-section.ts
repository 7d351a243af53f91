import type { CompanyAddress } from '../../../emulator-options.ts'
import { type Html, html } from '../../html.ts'
import { copyable } from '../copyable.ts'

/** Every company with its address, its API key, and who may approve apps. One of them is in the commands further down. */
export const companiesSection = (companies: readonly CompanyAddress[], chosen: number): Html =>
  html`<section id="companies" aria-labelledby="companies-title">
<h2 id="companies-title">Companies</h2>
<div class="cards">${companies.map((company, index) => card(company, index, companies.length > 1 && index === chosen, companies.length > 1))}</div>
</section>`

function card(company: CompanyAddress, index: number, isChosen: boolean, isOneOfSeveral: boolean): Html {
  const { name, apiBaseUrl, accessKey, accessKeySecret, techAdmin } = company
  const of = (what: string) => `${what} of ${name}`
  return html`<div class="card">
<h3>${name}</h3>
<dl>
<dt>API base URL</dt><dd>${copyable(of('API base URL'), apiBaseUrl)}</dd>
<dt>Access key</dt><dd>${copyable(of('access key'), accessKey)}</dd>
<dt>Access key secret</dt><dd>${copyable(of('access key secret'), accessKeySecret)}</dd>
<dt>Technical administrator</dt><dd>${copyable(of('e-mail address of the technical administrator'), techAdmin.email)}</dd>
<dt>Password</dt><dd>${copyable(of('password of the technical administrator'), techAdmin.password)}</dd>
</dl>
${isOneOfSeveral ? choice(name, index, isChosen) : []}
</div>`
}

const choice = (name: string, index: number, isChosen: boolean): Html =>
  isChosen
    ? html`<p class="quiet">The commands below ask this company.</p>`
    : html`<p><a href="/?company=${index + 1}#operations">Use ${name} in the commands below</a></p>`
