import type { SurfaceParts } from './surface.ts'

/** Sets styles by script alone, so that a strict style-src of the host's page lets them be. */
export function restyle(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value)
}

/** An element with its styles and its text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  styles: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  restyle(element, styles)
  element.textContent = text
  return element
}

const FONT = '16px/1.5 system-ui, sans-serif'

/** A note with a button to close it, in the colours of the system. */
export function makeNote({ words, themeMode, onGone }: SurfaceParts, text: string) {
  const note = make('div', {
    position: 'absolute',
    inset: '0',
    display: 'flex',
    'flex-direction': 'column',
    gap: '16px',
    'align-items': 'center',
    'justify-content': 'center',
    padding: '24px',
    'box-sizing': 'border-box',
    'text-align': 'center',
    font: FONT,
    color: 'CanvasText',
    background: 'Canvas',
    'color-scheme': themeMode === 'system' ? 'light dark' : themeMode,
  })
  const status = make('p', { margin: '0' }, text)
  status.setAttribute('role', 'status')
  const close = makeButton(words.close, () => onGone('user'))
  note.append(status, close)
  return { note, status }
}

export function makeButton(label: string, onClick: () => void): HTMLButtonElement {
  const button = make('button', { font: FONT, padding: '8px 16px', cursor: 'pointer' }, label)
  button.type = 'button'
  button.addEventListener('click', onClick)
  return button
}

/** The page in a frame, unseen as long as it has not said anything, above a note that says so. */
export function makeFrame(parts: SurfaceParts) {
  const box = make('div', { position: 'relative', overflow: 'hidden', width: '100%', height: '100%' })
  const { note, status } = makeNote(parts, parts.words.loading)
  const frame = make('iframe', {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    border: '0',
    visibility: 'hidden',
  })
  frame.title = parts.words.title
  frame.allow = 'clipboard-write'
  frame.referrerPolicy = 'no-referrer'
  frame.src = parts.url
  box.append(note, frame)
  return {
    box,
    frame,
    show() {
      note.remove()
      restyle(frame, { visibility: 'visible' })
    },
    fail() {
      restyle(frame, { visibility: 'hidden' })
      status.textContent = parts.words.failed
      box.prepend(note)
    },
  }
}
