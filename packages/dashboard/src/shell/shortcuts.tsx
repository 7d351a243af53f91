import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { screens } from './screens.ts'

/** How long a g waits for the letter that says where to. */
const WAIT_MS = 1_500

/** Keys that go to a screen: g, then its letter. They rest while somebody types or answers a dialog. */
export function Shortcuts() {
  const navigate = useNavigate()
  const may = useMay()
  const [isHelpOpen, setHelpOpen] = useState(false)
  const offered = screens.filter(({ scope }) => may(scope))
  useEffect(() => {
    let goUntilMs = 0
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTakenByField(event.target)) return
      if (event.key === '?') {
        setHelpOpen(true)
      } else if (event.key === 'g') {
        goUntilMs = event.timeStamp + WAIT_MS
        return
      } else if (event.timeStamp < goUntilMs) {
        const screen = offered.find(({ key }) => key === event.key)
        if (screen) void navigate({ to: screen.to })
      }
      goUntilMs = 0
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return (
    <Modal
      opened={isHelpOpen}
      onClose={() => setHelpOpen(false)}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className="facts keys">
        {offered.map(({ key, title }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              <kbd>g</kbd> <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>Go to</dt>
          <dd>
            <kbd>/</kbd>
          </dd>
        </div>
        <div>
          <dt>These keys</dt>
          <dd>
            <kbd>?</kbd>
          </dd>
        </div>
      </dl>
    </Modal>
  )
}

/** Letters belong to fields, and to dialogs, before they belong to the page. */
export const isTakenByField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
