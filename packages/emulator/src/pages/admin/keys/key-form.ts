import { type Html, html } from '../../html.ts'
import { KEYS_PATH } from '../admin-paths.ts'
import type { FieldFaults } from '../form/field-faults.ts'
import { faultSummary, faultText, linesField, textField } from '../form/fields.ts'
import { scopeTicks } from '../form/scope-ticks.ts'
import type { KeyValues } from './key-values.ts'

export interface KeyForm {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly values: KeyValues
  readonly faults: FieldFaults
  /** Every scope that there is; undefined where keys are not limited by scopes. */
  readonly knownScopes: readonly string[] | undefined
  /** When an edit of the trusted addresses takes effect, in words. */
  readonly ipDelay?: string
}

const LABELS = {
  name: 'Name',
  lifetimeDays: 'Lifetime in days',
  trustedIps: 'Trusted IP addresses',
  scopes: 'Scopes',
}

export const keyForm = ({ title, action, button, values, faults, knownScopes, ipDelay }: KeyForm): Html =>
  html`<section>
<h1>${title}</h1>
${faultSummary(faults, LABELS)}
<form method="post" action="${action}" novalidate>
${textField({ name: 'name', label: LABELS.name, value: values.name, isRequired: true, hint: 'What the key is for, such as the system that uses it.' }, faults)}
${textField({ name: 'lifetimeDays', label: LABELS.lifetimeDays, value: values.lifetimeDays, kind: 'number', hint: 'From when the key is made. Empty: it does not end.' }, faults)}
${linesField({ name: 'trustedIps', label: LABELS.trustedIps, value: values.trustedIps, hint: `Addresses, networks such as 10.0.0.0/8, and ranges such as 10.0.0.1-10.0.0.9, one a line. Empty: any address may call. All others are answered 403.${ipDelay ?? ''}` }, faults)}
${knownScopes ? scopeFields(values, knownScopes, faults) : []}
<p class="actions"><button class="primary" type="submit">${button}</button><a class="button" href="${KEYS_PATH}">Cancel</a></p>
</form>
</section>`

const scopeFields = ({ isLimited, scopes }: KeyValues, known: readonly string[], faults: FieldFaults): Html =>
  html`<fieldset class="choice" id="field-scopes"><legend>${LABELS.scopes}</legend>
<label class="tick"><input type="radio" name="limit" value="all" ${isLimited ? [] : html`checked`}> All scopes</label>
<label class="tick"><input type="radio" name="limit" value="ticked" class="opens" ${isLimited ? html`checked` : []}> Only those ticked</label>
${faultText({ name: 'scopes' }, faults)}
<div class="opened">${scopeTicks(known, scopes)}</div>
</fieldset>`
