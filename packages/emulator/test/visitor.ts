/** What a browser shows after a step: a page, or the address outside the emulator that it was sent to. */
export interface Step {
  readonly status: number
  readonly url: string
  readonly html: string
  readonly headers: Headers
  /** Set when the emulator sent the browser away; nothing is fetched from there. */
  readonly leftFor: URL | undefined
}

export interface Visitor {
  open(url: string): Promise<Step>
  /** Sends the form of a page, its hidden fields with the given ones. */
  submit(page: Step, fields: Readonly<Record<string, string>>): Promise<Step>
}

/** A browser without a screen: it keeps cookies, follows redirects within the emulator, and sends forms. */
export function createVisitor(appUrl: string): Visitor {
  const cookies = new Map<string, string>()

  async function go(url: string, init: RequestInit = {}): Promise<Step> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...init.headers }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const html = await response.text()
    const location = response.headers.get('location')
    const step = { status: response.status, url, html, headers: response.headers, leftFor: undefined }
    if (location === null) return step
    const next = new URL(location, url)
    return next.origin === new URL(appUrl).origin ? go(next.href) : { ...step, leftFor: next }
  }

  return {
    open: (url) => go(url),
    submit(page, fields) {
      const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1]
      if (action === undefined) throw new Error(`there is no form on ${page.url}: ${page.html}`)
      const body = new URLSearchParams(fields)
      for (const [, name = '', value = ''] of page.html.matchAll(
        /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
      )) {
        body.append(name, value)
      }
      return go(new URL(action, page.url).href, { method: 'POST', body })
    },
  }
}
