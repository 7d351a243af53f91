import { createRoot } from 'react-dom/client'
import './style/base.css'
import './style/frame.css'
import './style/controls.css'
import './style/fields.css'
import './style/options.css'
import './style/views.css'
import './style/facts.css'
import './style/outcomes.css'
import { type Address, readAddress } from './address.ts'
import { App, type Setting } from './app.tsx'
import { createAsk } from './ask.ts'
import { createConnect } from './connect.ts'
import { createGongWindows } from './gong-window.ts'
import { meetHost } from './host.ts'
import { Crash } from './parts/crash.tsx'
import { createPreview, isPreview } from './preview.ts'
import { SidePage } from './side-page.tsx'
import { openTabStorage } from './tab-storage.ts'

const element = document.getElementById('root')
if (!element) throw new Error('the document has no root')
const root = createRoot(element)

const address = readAddress(window.location)
const fetch = window.fetch.bind(window)
const other = otherWindow()
const storage = openTabStorage(() => window.sessionStorage)

// Out of the address at once, so that it is in no history, no bookmark and no screenshot.
if (address.hasFragment) window.history.replaceState(null, '', window.location.pathname + window.location.search)
// The browser's own button can show the page as it was left; a new link can be pasted into this tab.
window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload())
if (address.page === 'connect') window.addEventListener('hashchange', () => window.location.reload())

const preview = isPreview(address.preview) ? address.preview : undefined
if (address.page !== 'connect') showSidePage()
else if (preview) void showPreview(preview)
else void showConnect()

async function showConnect(): Promise<void> {
  const isFramed = window.parent !== window
  // A link that was cut short must not open the one before it.
  if (address.hasFragment || (address.host && !isFramed)) storage.clear()
  if (address.token !== undefined && !isFramed) storage.set('token', address.token)
  // Coming back from Gong, a pop-up has lost what its address said.
  const host = address.host ?? (isFramed ? undefined : keptHost())
  if (host && !isFramed) storage.set('host', JSON.stringify(host))
  const seen: Address = { ...address, host }
  const mode = isFramed ? (address.embedded ?? 'modal') : host && other ? 'popup' : 'page'
  const connect = createConnect({
    address: seen,
    storage,
    windows: createGongWindows(window),
    inWindow: isFramed ? 'popup' : 'same',
    askWith: (token) => createAsk(fetch, token),
    meet: other
      ? (origin, nonce, heard) => meetHost({ window, other, origin, nonce, now: () => new Date(), heard })
      : undefined,
    goTo: (url) => window.location.assign(url),
    closeWindow: () => mode === 'popup' && window.close(),
  })
  const ended = storage.get('ended') !== undefined
  root.render(
    <Crash>
      <App connect={connect} setting={settingOf(seen, mode, ended)} />
    </Crash>,
  )
  await connect.start()
}

function keptHost(): Address['host'] {
  const kept = storage.get('host')
  return kept === undefined ? undefined : JSON.parse(kept)
}

async function showPreview(view: NonNullable<typeof preview>): Promise<void> {
  const look = await createAsk(fetch)('connect.look')
  const connect = createPreview({ preview: view, look, now: new Date() })
  const nonce = new URLSearchParams(window.location.search).get('nonce') ?? ''
  const { origin } = window.location
  // Only Mallet's own pages show previews, so only they are heard.
  if (other && nonce !== '') meetHost({ window, other, origin, nonce, now: () => new Date(), heard: connect.heard })
  root.render(
    <Crash>
      <App connect={connect} setting={settingOf(address, 'page', false)} />
    </Crash>,
  )
}

function showSidePage(): void {
  root.render(
    <Crash>
      <SidePage
        ask={createAsk(fetch)}
        setting={settingOf(address, 'page', false)}
        // Coming back by the browser's own button would launch again, so this page leaves no trace in the history.
        goTo={(url) => window.location.replace(url)}
        closeWindow={closeWindow}
      />
    </Crash>,
  )
}

function closeWindow(): void {
  window.close()
}

function settingOf(seen: Address, mode: Setting['mode'], ended: boolean): Setting {
  return {
    address: seen,
    mode,
    isTouch: window.matchMedia('(pointer: coarse)').matches,
    browserLanguages: navigator.languages,
    ended,
  }
}

/** The window that frames or opened this one. */
function otherWindow(): Window | undefined {
  if (window.parent !== window) return window.parent
  // A window of another origin has no prototype that one could ask after.
  const opener: Window | null = window.opener
  return opener ?? undefined
}
