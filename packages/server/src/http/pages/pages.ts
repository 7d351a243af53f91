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
const script = (name: string) => page(`/assets/${name}`, `./assets/${name}`, 'text/javascript')
const style = (name: string) => page(`/assets/${name}`, `./assets/${name}`, 'text/css')

/** Every file of the linking page and the status page. None holds data, so anyone may have them. */
export const pages: readonly Page[] = [
  page('/connect', './connect.html', 'text/html'),
  page('/dashboard', './dashboard.html', 'text/html'),
  page('/favicon.svg', './favicon.svg', 'image/svg+xml'),
  style('mallet.css'),
  style('controls.css'),
  style('connect.css'),
  style('outcome.css'),
  style('dashboard.css'),
  style('dashboard-budget.css'),
  style('dashboard-syncs.css'),
  script('slots.js'),
  script('ask.js'),
  script('copy-button.js'),
  script('time-words.js'),
  script('connect.js'),
  script('connect/api-key-form.js'),
  script('connect/busy-button.js'),
  script('connect/check-field.js'),
  script('connect/describe-session.js'),
  script('connect/follow-attempt.js'),
  script('connect/intro.js'),
  script('connect/link-company.js'),
  script('connect/outcome.js'),
  script('connect/session-storage.js'),
  script('connect/show-view.js'),
  script('connect/watch-field.js'),
  script('dashboard.js'),
  script('dashboard/budget.js'),
  script('dashboard/connection-card.js'),
  script('dashboard/keep-reading.js'),
  script('dashboard/notices.js'),
  script('dashboard/overview.js'),
  script('dashboard/read-overview.js'),
  script('dashboard/server-clock.js'),
  script('dashboard/sign-in.js'),
  script('dashboard/state-mark.js'),
  script('dashboard/sync-row.js'),
  script('dashboard/tell-changes.js'),
]
