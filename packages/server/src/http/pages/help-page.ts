import type { ConnectLanguage } from '@mallet/contract/api/connect-settings'
import { articles } from '@mallet/contract/gong/places'
import { scopes } from '@mallet/contract/gong/scopes'
import { scopesInGerman } from '@mallet/contract/gong/scopes-german'
import { escapeHtml } from './escape-html.ts'
import { helpTexts } from './help-texts.ts'

export interface Help {
  readonly language: ConnectLanguage
  /** The operator's product. */
  readonly app: string
  readonly authType: 'oauth2' | 'apiKey'
  /** What Gong asks to allow; nothing for keys. */
  readonly scopes: readonly string[]
  readonly supportUrl: string | null
}

const WORDS: Readonly<Record<ConnectLanguage, Readonly<Record<string, string>>>> = { en: scopes, de: scopesInGerman }

/** What a customer has to know before and after linking, as a whole page. It holds nothing of any customer. */
export function helpPage({ language, app, authType, scopes: asked, supportUrl }: Help): string {
  const texts = helpTexts[language](app)
  const { who, steps, permissions, reading, removing } = texts
  const allowed = asked.map((scope) => WORDS[language][scope] ?? scopes[scope] ?? scope)
  const other = language === 'en' ? 'de' : 'en'
  const links = [
    link(articles.findAdmin, texts.articles.findAdmin),
    ...(authType === 'apiKey' ? [link(articles.apiAccess, texts.articles.apiAccess)] : []),
    ...(supportUrl === null ? [] : [link(supportUrl, texts.support)]),
  ]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(texts.title)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/palette.css">
<link rel="stylesheet" href="/assets/help.css">
</head>
<body>
<main>
<h1>${escapeHtml(texts.title)}</h1>
<p class="lead">${escapeHtml(texts.lead)}</p>
${section(who.heading, paragraphs(who.paragraphs))}
${section(steps.heading, list('ol', steps[authType]))}
${section(permissions.heading, paragraphs([permissions[authType]]) + (authType === 'oauth2' ? list('ul', allowed) : ''))}
${section(reading.heading, paragraphs(reading.paragraphs))}
${section(removing.heading, list('ul', [...removing[authType], ...removing.both]))}
${section(texts.articles.heading, `<ul>${links.map((each) => `<li>${each}</li>`).join('')}</ul>`)}
</main>
<footer><a href="?lang=${other}" lang="${other}" hreflang="${other}">${escapeHtml(texts.otherLanguage)}</a></footer>
</body>
</html>
`
}

const section = (heading: string, content: string) => `<section><h2>${escapeHtml(heading)}</h2>${content}</section>`
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('')
const list = (tag: 'ol' | 'ul', items: readonly string[]) =>
  `<${tag}>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`
const link = (href: string, text: string) =>
  `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${escapeHtml(text)}</a>`
