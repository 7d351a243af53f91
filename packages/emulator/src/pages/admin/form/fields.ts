import { type Html, html } from '../../html.ts'
import type { FieldFaults } from './field-faults.ts'

/** A field of a form: `name` is that of its value and of its faults. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly isRequired?: boolean
}

export interface TextField extends Field {
  readonly value: string
  readonly kind?: 'text' | 'url' | 'number'
}

export const textField = ({ value, kind = 'text', ...field }: TextField, faults: FieldFaults): Html =>
  labelled(
    field,
    faults,
    html`<input id="${idOf(field)}" name="${field.name}" type="text" ${KIND[kind]} value="${value}" ${described(field, faults)}>`,
  )

/** A text of several lines, or a list with an entry on each. */
export const linesField = (
  { value, rows = 3, ...field }: Field & { readonly value: string; readonly rows?: number },
  faults: FieldFaults,
): Html =>
  labelled(
    field,
    faults,
    html`<textarea id="${idOf(field)}" name="${field.name}" rows="${rows}" spellcheck="false" ${described(field, faults)}>
${value}</textarea>`,
  )

/** A file to upload, beside what is there already. */
export const fileField = (
  { shown, ...field }: Field & { readonly shown: Html | undefined },
  faults: FieldFaults,
): Html =>
  labelled(
    field,
    faults,
    html`${shown ? html`<p class="shown">${shown}<label class="tick"><input type="checkbox" name="${field.name}.remove" value="yes"> Remove</label></p>` : []}
<input id="${idOf(field)}" name="${field.name}" type="file" accept="image/png,image/jpeg,image/gif" ${described(field, faults)}>`,
  )

/** What is wrong with the whole form, with a way to each field. Nothing, where nothing is. */
export function faultSummary(faults: FieldFaults, labels: Readonly<Record<string, string>>): Html {
  const names = Object.keys(faults)
  if (names.length === 0) return html``
  const told = names.length === 1 ? 'One field needs another look:' : `${names.length} fields need another look:`
  return html`<div class="alert" role="alert"><p>${told}</p>
<ul>${names.map((name) => html`<li><a href="#${idOf({ name })}">${labels[name] ?? name}</a></li>`)}</ul></div>`
}

/** The faults of a field as they stand below it. */
export const faultText = (field: Pick<Field, 'name'>, faults: FieldFaults): Html => {
  const texts = faults[field.name] ?? []
  if (texts.length === 0) return html``
  return html`<p class="fault" id="${idOf(field)}-fault">${texts.map((text) => html`<span>${text}</span> `)}</p>`
}

const idOf = ({ name }: Pick<Field, 'name'>): string => `field-${name.replaceAll('.', '-')}`

const KIND = {
  text: html`autocomplete="off"`,
  url: html`inputmode="url" autocomplete="off" spellcheck="false"`,
  number: html`inputmode="numeric" autocomplete="off" class="short"`,
} as const

const labelled = (field: Field, faults: FieldFaults, control: Html): Html =>
  html`<div class="field"><label for="${idOf(field)}">${field.label}</label>${field.isRequired ? html` <span class="quiet" aria-hidden="true">required</span>` : []}
${field.hint === undefined ? [] : html`<p class="hint" id="${idOf(field)}-hint">${field.hint}</p>`}
${control}
${faultText(field, faults)}</div>`

function described(field: Field, faults: FieldFaults): Html {
  const isFaulty = (faults[field.name] ?? []).length > 0
  const ids = [...(field.hint === undefined ? [] : ['hint']), ...(isFaulty ? ['fault'] : [])]
  const by = ids.map((part) => `${idOf(field)}-${part}`).join(' ')
  return html`${by === '' ? [] : html`aria-describedby="${by}"`} ${isFaulty ? html`aria-invalid="true"` : []} ${field.isRequired ? html`required` : []}`
}
