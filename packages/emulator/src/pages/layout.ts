import { HOME } from './home/home-doors.ts'
import { Html, html } from './html.ts'
import { STYLE } from './style.ts'

const MARK = html`<svg width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true">
<circle cx="14" cy="14" r="10" stroke-width="3" stroke-dasharray="4 3"/><circle cx="25" cy="25" r="5" fill="currentColor" stroke="none"/></svg>`

const style = new Html(`<style>${STYLE}</style>`)

/** A whole page. Each says that it is not Gong. */
export function layout(
  title: string,
  content: Html,
  width: 'narrow' | 'home' | 'home admin' = 'narrow',
  head?: Html,
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Mallet emulator</title>
<link rel="icon" href="${HOME}/assets/icon.svg" type="image/svg+xml">
${style}
${head ?? []}
</head>
<body>
<header>${MARK}<p><strong>Emulator</strong>, not affiliated with Gong</p></header>
<main class="${width}">${content}</main>
</body>
</html>
`.markup
}
