import { Button, Group, Modal, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { Failure } from './failure.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  /** What must be typed first, for what cannot be undone. */
  readonly typed?: { readonly expected: string; readonly label: string }
  readonly verb: string
  readonly isDanger?: boolean
  readonly busy: boolean
  readonly error: Refusal | null
  readonly confirm: () => void
  readonly close: () => void
}

/** Asks once more, by name where there is no way back. */
export function ConfirmDialog({
  title,
  children,
  typed,
  verb,
  isDanger = true,
  busy,
  error,
  confirm,
  close,
}: ConfirmDialogProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const matches = typed === undefined || text.trim() === typed.expected
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (matches && !busy) confirm()
  }
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className="stack" noValidate>
        <div className="prose">{children}</div>
        {typed ? (
          <TextInput
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            label={typed.label}
            description={
              <>
                Type <strong className="exact">{typed.expected}</strong> to confirm.
              </>
            }
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={tried && !matches ? 'This is not the same text.' : null}
          />
        ) : null}
        {error ? <Failure error={error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} {...(isDanger && { className: 'danger' })}>
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
