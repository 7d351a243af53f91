import { type Html, html } from '../../html.ts'
import { INTEGRATIONS_PATH } from '../admin-paths.ts'
import type { FieldFaults } from '../form/field-faults.ts'
import { faultSummary, faultText, fileField, linesField, textField } from '../form/fields.ts'
import { scopeTicks } from '../form/scope-ticks.ts'
import { FIELDS, labelsOf } from './integration-fields.ts'
import type { ImageName, IntegrationValues } from './integration-values.ts'

export interface IntegrationForm {
  readonly title: string
  readonly action: string
  readonly values: IntegrationValues
  readonly faults: FieldFaults
  readonly knownScopes: readonly string[]
  /** Shows an image that the integration has. */
  readonly shownImage: (name: ImageName) => Html | undefined
  /** Whether files were chosen that a browser does not send again by itself. */
  readonly hadFiles: boolean
}

export function integrationForm({
  title,
  action,
  values,
  faults,
  knownScopes,
  shownImage,
  hadFiles,
}: IntegrationForm): Html {
  const group = (name: keyof typeof FIELDS) =>
    FIELDS[name].map((field) => {
      if (field.kind === 'image') return fileField({ ...field, shown: shownImage(field.name) }, faults)
      const value = values.texts[field.name]
      if (field.kind === 'lines') return linesField({ ...field, value }, faults)
      return textField({ ...field, value }, faults)
    })
  return html`<section>
<h1>${title}</h1>
${faultSummary(faults, labelsOf())}
${hadFiles ? html`<p class="alert">Files that you chose must be chosen again.</p>` : []}
<form method="post" action="${action}" enctype="multipart/form-data" novalidate>
<fieldset><legend>Integration details</legend>${group('details')}</fieldset>
<fieldset><legend>App logo</legend><div class="pair">${group('logos')}</div></fieldset>
<fieldset id="field-scopes"><legend>Required authorization scopes <span class="quiet">(required)</span></legend>
<p class="hint">Whoever installs the app is asked to grant them. A request may ask for fewer, and never for others.</p>
${faultText({ name: 'scopes' }, faults)}
${scopeTicks(knownScopes, values.scopes)}</fieldset>
<fieldset><legend>Links</legend>${group('links')}</fieldset>
<fieldset><legend>Your organization</legend>${group('organization')}</fieldset>
<fieldset class="choice"><legend>iFrame integration</legend>
<label class="tick"><input type="checkbox" class="opens" name="hasIframe" value="yes" ${values.hasIframe ? html`checked` : []}> This integration shows pages inside of Gong</label>
<div class="opened">${group('iframe')}</div></fieldset>
<p class="actions"><button class="primary" type="submit">Save</button><a class="button" href="${INTEGRATIONS_PATH}">Cancel</a></p>
</form>
</section>`
}
