/** A file that browsers get as it is. */
export interface Page {
  readonly path: string
  readonly file: URL
  readonly contentType: string
}

const page = (path: string, name: string, contentType: string): Page => ({
  path,
  file: new URL(name, import.meta.url),
  contentType: `${contentType}; charset=utf-8`,
})
const style = (name: string) => page(`/assets/${name}`, `./assets/${name}`, 'text/css')

/** Every file of the pages with one message. None holds data, so anyone may have them. */
export const pages: readonly Page[] = [
  page('/favicon.svg', './favicon.svg', 'image/svg+xml'),
  style('palette.css'),
  style('message.css'),
  style('help.css'),
]
