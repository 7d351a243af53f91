/** Markup that is safe to put into a page as it is. Only `html` makes it. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

type Value = string | number | Html | readonly Html[]

/** Builds markup; every value that is not markup itself is escaped, in text and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.reduce((page, text, i) => page + inMarkup(values[i - 1] ?? '') + text))
}

function inMarkup(value: Value): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(inMarkup).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
