import { createHash } from 'node:crypto'

/** Bronze on ink, as everywhere in Mallet; dashed where it is the emulator. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #f7f7f8; --card: #fff; --text: #23262d; --quiet: #666a75; --line: #d9dade;
  --accent: #8f5d1d; --on-accent: #fff; --danger: #a52020; }
@media (prefers-color-scheme: dark) { :root { --ground: #15171c; --card: #23262d; --text: #ececef; --quiet: #b7b9c0;
  --line: #4a4e58; --accent: #d9a24d; --on-accent: #15171c; --danger: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--text);
  font: 14px/1.5 system-ui, sans-serif; }
header { display: flex; align-items: center; gap: 12px; padding: 12px 24px; border-bottom: 2px dashed var(--accent); }
header svg { color: var(--accent); flex: none; }
header p { margin: 0; color: var(--quiet); }
header strong { color: var(--text); font-weight: 500; }
main { width: min(100% - 32px, 440px); margin: 48px auto; padding: 24px; background: var(--card);
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 1px 3px rgb(0 0 0 / 12%); }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 28px; font-weight: 600; }
h2 { margin: 24px 0 8px; font-size: 14px; font-weight: 600; }
p { margin: 0 0 16px; }
label { display: block; margin: 16px 0 4px; font-weight: 500; }
input { width: 100%; padding: 8px 12px; font: inherit; color: inherit; background: var(--ground);
  border: 1px solid var(--quiet); border-radius: 8px; }
button, a.button { display: inline-block; margin: 24px 8px 0 0; padding: 8px 20px; font: inherit; font-weight: 500;
  color: var(--accent); background: transparent; border: 1px solid var(--accent); border-radius: 8px; cursor: pointer;
  text-decoration: none; }
button.primary { color: var(--on-accent); background: var(--accent); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
ul { margin: 0 0 16px; padding-left: 20px; }
li { margin-bottom: 4px; }
code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.app { display: flex; align-items: center; gap: 12px; margin-bottom: 16px; }
.app svg, .app img { flex: none; color: var(--accent); }
.logo { border-radius: 8px; object-fit: contain; }
.links a { margin-right: 12px; }
.app h1 { margin: 0; }
.quiet { color: var(--quiet); }
.alert { padding: 8px 12px; border: 1px solid var(--danger); border-radius: 8px; color: var(--danger); }
`

/** Names the one stylesheet that a page may carry. `form-action` is left out: Chromium holds it against the redirect
 * that follows a form, which goes to the app. */
export const CONTENT_SECURITY_POLICY = policy('', "img-src 'self'")

/** Of a page whose script asks the emulator itself, and nobody else. It makes no markup out of text. */
export const SCRIPTED_PAGE_POLICY = policy(
  "'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
)

/** Of a page whose forms go to the emulator itself, and which its script only makes handier. */
export const FORM_PAGE_POLICY = policy(
  "'self'",
  "script-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
)

function policy(styles = '', ...more: readonly string[]): string {
  const hash = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
  const styleSource = ['style-src', hash, styles].filter(Boolean).join(' ')
  return ["default-src 'none'", styleSource, ...more, "base-uri 'none'", "frame-ancestors 'none'"].join('; ')
}
