import type { DescribedVisitor } from '../../oauth/describe-visitor.ts'
import { HOME } from '../home/home-doors.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import { CATALOG_PATH, INTEGRATIONS_PATH, KEYS_PATH, SIGN_IN_PATH, SIGN_OUT_PATH } from './admin-paths.ts'

const TABS = [
  ['keys', KEYS_PATH, 'API keys'],
  ['integrations', INTEGRATIONS_PATH, 'Integrations'],
  ['catalog', CATALOG_PATH, 'Published apps'],
] as const

export interface AdminFrame {
  readonly tab: (typeof TABS)[number][0]
  readonly who: DescribedVisitor
  readonly title: string
  readonly content: Html
}

const HEAD = html`<link rel="stylesheet" href="${HOME}/assets/home.css">
<link rel="stylesheet" href="${HOME}/assets/admin.css">
<script type="module" src="${HOME}/assets/admin.js"></script>`

/** A page of the admin center: where it is, who is signed in, the tabs, and its content. */
export const adminFrame = ({ tab, who, title, content }: AdminFrame): string =>
  widePage(
    title,
    html`<div class="top">
<p class="quiet">${tab === 'catalog' ? 'Admin center > Settings > Ecosystem' : 'Admin center > Settings > Ecosystem > API'}</p>
<form class="who" method="post" action="${SIGN_OUT_PATH}"><p>${who.email}, ${who.role} of ${who.companyName}</p>
<a href="${SIGN_IN_PATH}">Sign in as somebody else</a><button class="small" type="submit">Sign out</button></form>
</div>
<nav class="tabs" aria-label="Ecosystem">${TABS.map(([name, href, label]) =>
      name === tab ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`,
    )}</nav>
${content}`,
  )

/** A page in the width and style of the admin center, for whoever. */
export const widePage = (title: string, content: Html): string =>
  layout(title, html`<p id="copied" class="visually-hidden" role="status"></p>${content}`, 'home admin', HEAD)
