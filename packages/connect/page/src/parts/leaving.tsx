import { useLayoutEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { usePage } from './page-context.ts'

/** Asks before what was typed is lost. The browser's own dialog keeps the focus within and makes the rest inert. */
export function Leaving({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { leaving } = usePage().words
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    // Closing gives the focus back to where it was, as long as it is in the page.
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="leaving-title"
      aria-describedby="leaving-lead"
      onCancel={(event) => {
        event.preventDefault()
        onStay()
      }}
    >
      <h2 id="leaving-title">{leaving.title}</h2>
      <p id="leaving-lead">{leaving.lead}</p>
      <div className="actions">
        <Button look="primary" onPress={onStay}>
          {leaving.stay}
        </Button>
        <Button onPress={onLeave}>{leaving.leave}</Button>
      </div>
    </dialog>
  )
}
