import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { MalletError } from '@mallet/contract/errors'
import type { Send } from '@mallet/gong'
import { z } from 'zod'
import { redirectUri } from '../integrations/redirect-uri.ts'

const DEADLINE_MS = 30_000
const MAX_PAGE_BYTES = 1_000_000
const MOST_STEPS = 10

const Launched = z.object({ authorizeUrl: z.string() })

export interface SignIn {
  readonly email: string
  readonly password: string
}

/**
 * Launches an attempt and goes through Gong's pages as a browser would: uses up the code of the launch address, follows
 * redirects by hand, keeps cookies by host, fills in the sign-in form and approves on the consent page, until it is sent
 * back to Mallet.
 *
 * @throws {@link MalletError} `authorization_failed` where a page comes that is neither a form nor a redirect
 */
export async function linkAsBrowser(send: Send, launchUrl: string, signIn: SignIn): Promise<void> {
  const jar = new Map<string, Map<string, string>>()
  const { origin: home, hash } = new URL(launchUrl)
  const launched = await send({
    method: 'POST',
    url: `${home}/connect/launch`,
    headers: { 'content-type': 'application/json', origin: home },
    body: JSON.stringify({ code: hash.slice(1) }),
    deadlineMs: DEADLINE_MS,
    maxBytes: MAX_PAGE_BYTES,
  })
  const { authorizeUrl } = Launched.parse(JSON.parse(launched.body))
  keep(jar, new URL(home).host, setCookiesOf(launched))
  let url = new URL(authorizeUrl)
  let form: URLSearchParams | undefined
  for (let step = 0; step < MOST_STEPS; step++) {
    const answer = await send({
      method: form ? 'POST' : 'GET',
      url: url.href,
      headers: {
        cookie: [...(jar.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
      },
      ...(form && { body: form.toString() }),
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_PAGE_BYTES,
    })
    keep(jar, url.host, setCookiesOf(answer))
    const { location } = answer.headers
    if (answer.status >= 300 && answer.status < 400 && location) {
      if (url.href.startsWith(redirectUri(home))) return
      url = new URL(location, url)
      form = undefined
    } else {
      const filled = fillIn(answer.body, signIn)
      if (!filled)
        throw new MalletError('authorization_failed', { error: `status ${answer.status} at ${url.pathname}` })
      url = new URL(filled.action, url)
      form = filled.fields
    }
  }
  throw new MalletError('authorization_failed', { error: 'too many steps' })
}

const setCookiesOf = ({ headers }: IncomingAnswer): string[] => headers['set-cookie']?.split(/, (?=[^;,=\s]+=)/) ?? []

function keep(jar: Map<string, Map<string, string>>, host: string, setCookies: readonly string[]): void {
  const cookies = jar.get(host) ?? new Map<string, string>()
  for (const [name, value] of setCookies.map((line) => (line.split(';')[0] ?? '').split(/=(.*)/s))) {
    if (name && value !== undefined) cookies.set(name.trim(), value)
  }
  jar.set(host, cookies)
}

/** The first form of a page with its hidden fields, e-mail and password filled in, or approved. */
function fillIn(page: string, { email, password }: SignIn): { action: string; fields: URLSearchParams } | undefined {
  const form = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(page)
  if (!form) return undefined
  const [, tag = '', inner = ''] = form
  const fields = new URLSearchParams()
  for (const [input] of inner.matchAll(/<input\b[^>]*>/gi)) {
    const name = attribute(input, 'name')
    if (name === 'email') fields.set(name, email)
    else if (name === 'password') fields.set(name, password)
    else if (name) fields.set(name, attribute(input, 'value') ?? '')
  }
  if (/name="decision"/i.test(inner)) fields.set('decision', 'approve')
  return { action: attribute(tag, 'action') ?? '', fields }
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"')
