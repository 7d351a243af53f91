import { make, makeFrame, restyle } from './make-frame.ts'
import type { Surface, SurfaceParts } from './surface.ts'

/** Below that, a dialog with a margin is too small to type in. */
const NARROW = '(max-width: 600px)'
/**
 * The page in a modal dialog. The browser's own dialog keeps the focus within, makes everything behind inert, stands above
 * whatever z-index the host uses, and gives the focus back.
 */
export function openModal(parts: SurfaceParts): Surface {
  const { box, frame, show, fail } = makeFrame(parts)
  const dialog = make('dialog', {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    'max-width': 'none',
    'max-height': 'none',
    margin: '0',
    padding: '0',
    border: '0',
    display: 'grid',
    'place-items': 'center',
    background: 'rgba(15, 18, 25, 0.55)',
  })
  dialog.setAttribute('aria-label', parts.words.title)
  dialog.append(box)

  const narrow = matchMedia(NARROW)
  const fit = () =>
    restyle(box, {
      width: narrow.matches ? '100%' : 'min(480px, 100%)',
      height: narrow.matches ? '100%' : 'min(720px, calc(100% - 48px))',
      'border-radius': narrow.matches ? '0' : '12px',
    })
  fit()
  narrow.addEventListener('change', fit)

  dialog.addEventListener('click', ({ target, detail }) => {
    // The second half of a double click on the host's button falls beside the page, and means nothing there.
    if (target === dialog && detail < 2) parts.onDismiss('outside')
  })
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    parts.onDismiss('user')
  })
  // Android's back gesture.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    parts.onDismiss('user')
  })
  // Browsers close it themselves where they are asked a second time.
  dialog.addEventListener('close', () => parts.onGone('user'))

  const unlock = lockScrolling()
  document.body.append(dialog)
  dialog.showModal()

  return {
    peer: () => frame.contentWindow,
    isThere: () => frame.isConnected,
    focus: () => frame.focus(),
    show() {
      show()
      frame.focus()
    },
    fail,
    resize() {},
    remove() {
      narrow.removeEventListener('change', fit)
      dialog.close()
      dialog.remove()
      unlock()
    },
  }
}

/** Keeps the page behind where it is, and as wide as it is. Answers what undoes it. */
function lockScrolling(): () => void {
  const root = document.documentElement
  const { body } = document
  const barPx = innerWidth - root.clientWidth
  const before = { overflow: root.style.overflow, padding: body.style.paddingRight }
  const paddingPx = Number.parseFloat(getComputedStyle(body).paddingRight) || 0
  root.style.overflow = 'hidden'
  if (barPx > 0) body.style.paddingRight = `${paddingPx + barPx}px`
  return () => {
    root.style.overflow = before.overflow
    body.style.paddingRight = before.padding
  }
}
