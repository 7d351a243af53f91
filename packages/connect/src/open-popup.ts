import { make, makeButton, makeNote } from './make-frame.ts'
import type { Surface, SurfaceParts } from './surface.ts'

const SIZE_PX = { width: 500, height: 760 }

/** The page in a window of its own. Where the browser lets none open, a button in the host's page opens it by a click. */
export function openPopup(parts: SurfaceParts): Surface {
  let popup = openWindow(parts.url)
  let dialog: HTMLDialogElement | undefined
  const dropDialog = () => {
    const dropped = dialog
    dialog = undefined
    dropped?.close()
    dropped?.remove()
  }
  if (popup === null) {
    dialog = askForClick(parts, () => {
      popup = openWindow(parts.url)
      if (popup !== null) dropDialog()
    })
    // Its host gets its handle first.
    queueMicrotask(parts.onBlocked)
  }
  return {
    peer: () => popup,
    isThere: () => dialog?.isConnected ?? popup?.closed === false,
    focus: () => popup?.focus(),
    show() {},
    fail(isHeard) {
      // A page that says nothing may say to its person why.
      if (isHeard) parts.onGone('host')
    },
    resize() {},
    remove() {
      dropDialog()
      popup?.close()
    },
  }
}

function openWindow(url: string): Window | null {
  const left = Math.max(0, screenX + (outerWidth - SIZE_PX.width) / 2)
  const top = Math.max(0, screenY + (outerHeight - SIZE_PX.height) / 2)
  // The page needs its opener to say anything, so there is no noopener here.
  const features = `popup,width=${SIZE_PX.width},height=${SIZE_PX.height},left=${left},top=${top}`
  return open(url, '_blank', features)
}

function askForClick(parts: SurfaceParts, onClick: () => void): HTMLDialogElement {
  const { note } = makeNote(parts, parts.words.blocked)
  note.style.position = 'static'
  note.prepend(make('strong', {}, parts.words.title))
  note.lastElementChild?.before(makeButton(parts.words.open, onClick))
  const dialog = make('dialog', { padding: '0', border: '0', 'border-radius': '12px' })
  dialog.setAttribute('aria-label', parts.words.title)
  dialog.append(note)
  dialog.addEventListener('close', () => dialog.isConnected && parts.onGone('user'))
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}
