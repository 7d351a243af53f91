import { readFileSync } from 'node:fs'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Each page, the code that it loads, and how it is called in the list of ways. */
const PAGES = {
  '/settings/integrations': { file: 'integrations', title: 'Integrations', way: 'Modal' },
  '/settings/integrations/inline': { file: 'integrations', title: 'Integrations', way: 'Inline' },
  '/settings/integrations/popup': { file: 'integrations', title: 'Integrations', way: 'Pop-up' },
  '/settings/integrations/redirect': { file: 'integrations', title: 'Integrations', way: 'Redirect' },
  '/settings/integrations/element': { file: 'element', title: 'Integrations', way: 'Web component' },
  '/settings/integrations/react': { file: 'react', title: 'Integrations', way: 'React' },
  '/settings/integrations/headless': { file: 'headless', title: 'Integrations', way: 'Own form' },
} as const

const read = (name: string) => readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8')

/**
 * Answers the product's pages by their path. Their policy is as strict as a product's can be: Mallet may be framed, asked
 * and its script loaded, and no style or script stands in the page.
 */
export function createPages(malletUrl: string, browserCode: ReadonlyMap<string, string>): (path: string) => Answer {
  const layout = read('layout.html')
  const style = read('app.css')
  const icon = read('icon.svg')
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${malletUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${malletUrl}`,
    `frame-src ${malletUrl}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')

  return (path) => {
    if (path === '/') return { status: 303, headers: { location: '/settings/integrations' }, body: '' }
    if (path === '/app.css') return answer('text/css', style)
    if (path === '/icon.svg') return answer('image/svg+xml', icon)
    const code = browserCode.get(path.slice('/code/'.length))
    if (path.startsWith('/code/') && code !== undefined) return answer('text/javascript', code)
    const page = Object.entries(PAGES).find(([address]) => address === path)?.[1]
    if (!page) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'There is no such page.' }
    const ways = Object.entries(PAGES).map(
      ([address, { way }]) => `<a href="${address}"${address === path ? ' aria-current="page"' : ''}>${way}</a>`,
    )
    const body = layout
      .replaceAll('{{title}}', page.title)
      .replaceAll('{{ways}}', ways.join('\n'))
      .replaceAll('{{gong}}', () => read(`${page.file}.html`))
      .replaceAll('{{code}}', `/code/${page.file}.js`)
      .replaceAll('{{malletUrl}}', malletUrl)
    return {
      ...answer('text/html', body),
      headers: { ...answer('text/html', '').headers, 'content-security-policy': policy },
    }
  }
}

const answer = (type: string, body: string): Answer => ({
  status: 200,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  },
  body,
})
