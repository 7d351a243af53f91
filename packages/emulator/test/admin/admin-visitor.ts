import type { Emulator } from '../../src/index.ts'

type Fields = Readonly<Record<string, string | readonly string[] | Uint8Array>>

/** What a browser shows after a step, redirects followed. */
export interface AdminPage {
  readonly status: number
  /** Path and query of where it ended. */
  readonly path: string
  readonly html: string
  readonly headers: Headers
}

/** A browser without a screen at the admin pages, signed in as somebody. */
export interface AdminVisitor {
  get(path: string): Promise<AdminPage>
  /** Sends a form as the page would; with a file in it, or as files, as multipart. */
  post(path: string, fields?: Fields, as?: 'form' | 'files'): Promise<AdminPage>
}

/** Somebody who signs in with their password: the technical administrator of the first company, unless another is named. */
export async function signInAs(
  { appUrl }: Emulator,
  who: { readonly email: string; readonly password: string },
): Promise<AdminVisitor> {
  const visitor = adminVisitor(appUrl)
  const page = await visitor.post('/sign-in', { ...who, next: '/company/api' })
  if (page.path !== '/company/api') throw new Error(`nobody is signed in: ${page.status} ${page.html}`)
  return visitor
}

export function adminVisitor(appUrl: string): AdminVisitor {
  const cookies = new Map<string, string>()

  async function go(path: string, init: RequestInit = {}): Promise<AdminPage> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...init.headers }
    const response = await fetch(appUrl + path, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const html = await response.text()
    const location = response.headers.get('location')
    return location === null ? { status: response.status, path, html, headers: response.headers } : go(location)
  }

  return {
    get: (path) => go(path),
    post(path, fields = {}, as = 'form') {
      const body = as === 'files' ? new FormData() : new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) {
        if (typeof value === 'string') body.append(name, value)
        else if (!(value instanceof Uint8Array)) for (const one of value) body.append(name, one)
        else if (body instanceof FormData) body.append(name, new Blob([new Uint8Array(value)]), 'logo.png')
      }
      return go(path, { method: 'POST', headers: { origin: appUrl }, body })
    },
  }
}

/** What a page says is wrong with a field, as a reader reads it; undefined where it says nothing. */
export function faultAt({ html }: AdminPage, field: string): string | undefined {
  const [, markup] = new RegExp(`id="field-${field.replace('.', '-')}-fault">(.*?)</p>`, 's').exec(html) ?? []
  return markup === undefined ? undefined : textOf(markup)
}

/** What stands in the `<code>` that is copied under this name. */
export function copiedAs({ html }: AdminPage, name: string): string {
  const button = html.indexOf(`aria-label="Copy ${name}"`)
  const code = html.slice(html.lastIndexOf('<code>', button), button)
  if (button < 0) throw new Error(`nothing is copied as ${name}`)
  return textOf(code.slice(0, code.indexOf('</code>')))
}

/** Markup as text: what a reader of the page sees. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<head>.*<\/head>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
    .trim()
