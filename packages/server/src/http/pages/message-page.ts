import { escapeHtml } from './escape-html.ts'

interface Message {
  /** What did not come about, as a heading. */
  readonly title: string
  /** What happened and why. */
  readonly message: string
  /** What to do. */
  readonly fix: string
  readonly requestId?: string
  /** English unless told. */
  readonly language?: string
}

/** A whole page that tells one thing, for a browser that was sent somewhere where nothing can go on. */
export const messagePage = ({ title, message, fix, requestId, language = 'en' }: Message): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Mallet</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/palette.css">
<link rel="stylesheet" href="/assets/message.css">
</head>
<body>
<header class="brand">
<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true"><circle cx="14" cy="14" r="10" stroke-width="3"/><circle cx="25" cy="25" r="5" fill="currentColor" stroke="none"/></svg>
<span class="wordmark">mallet</span>
</header>
<div class="middle">
<main class="card">
<svg class="outcome" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.25" stroke-width="1.25"/><path stroke-width="1.25" d="M8 4.75v4M8 11.25v.01"/></svg>
<div class="told">
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(message)}</p>
<p class="quiet">${escapeHtml(fix)}</p>
</div>
${requestId === undefined ? '' : `<div class="told"><p class="label">Request id</p><p><code>${escapeHtml(requestId)}</code></p></div>`}
</main>
</div>
</body>
</html>
`
