import { REGION_NAMES, regions } from '@mallet/contract/gong/regions'
import type { CompanyAddress } from '../../emulator-options.ts'
import { copyable } from '../home/copyable.ts'
import { html } from '../html.ts'
import { widePage } from './admin-frame.ts'
import { KEYS_PATH, NEW_COMPANY_PATH } from './admin-paths.ts'
import type { FieldFaults } from './form/field-faults.ts'
import { faultSummary, faultText, textField } from './form/fields.ts'

export interface NewCompanyForm {
  readonly name: string
  readonly region: string
  readonly faults: FieldFaults
}

const LABELS = { name: 'Name', region: 'Region' }

export const newCompanyPage = ({ name, region, faults }: NewCompanyForm): string =>
  widePage(
    'New company',
    html`<section>
<h1>New company</h1>
<p>It has people, a history and credentials of its own, and listens at a port of its own at once.</p>
${faultSummary(faults, LABELS)}
<form method="post" action="${NEW_COMPANY_PATH}" novalidate>
${textField({ name: 'name', label: LABELS.name, value: name, hint: 'Leave it empty for the name of its number.' }, faults)}
<fieldset id="field-region"><legend>${LABELS.region}</legend>
<p class="hint">Where Gong keeps its data. Its hosts at Gong would begin with the two letters.</p>
${REGION_NAMES.map((key) => html`<label class="tick"><input type="radio" name="region" value="${key}" ${key === region ? html`checked` : []}> ${regions[key]} (${key})</label>`)}
${faultText({ name: 'region' }, faults)}</fieldset>
<p class="actions"><button class="primary" type="submit">Add the company</button><a class="button" href="/">Cancel</a></p>
</form>
</section>`,
  )

export function companyAddedPage(company: CompanyAddress, signInPath: string): string {
  const { name, region, apiBaseUrl, techAdmin, otherUser } = company
  const signIn = `${signInPath}?${new URLSearchParams({ next: KEYS_PATH, email: techAdmin.email })}`
  return widePage(
    `${name} is there`,
    html`<section>
<h1>${name} is there</h1>
<dl class="wide">
<dt>Region</dt><dd>${regions[region]}</dd>
<dt>API base URL</dt><dd>${copyable('API base URL', apiBaseUrl)}</dd>
<dt>Technical administrator</dt><dd>${copyable('e-mail address of the technical administrator', techAdmin.email)}</dd>
<dt>Somebody else</dt><dd>${copyable('e-mail address of somebody else', otherUser.email)}</dd>
<dt>Password of both</dt><dd>${copyable('password of both', techAdmin.password)}</dd>
</dl>
<p class="actions"><a class="button" href="${signIn}">Sign in to its admin center</a><a class="button" href="/">All companies</a></p>
</section>`,
  )
}
