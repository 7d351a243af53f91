import type { Sync } from '@mallet/contract/api/syncs'
import { Menu, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { ConfirmDialog } from '../pieces/confirm-dialog.tsx'

const CHANGES = ['syncs.list', 'connections.status'] as const

interface SyncMenuProps {
  readonly connectionId: string
  readonly sync: Sync
}

/** What can be done with one sync. */
export function SyncMenu({ connectionId, sync }: SyncMenuProps) {
  const { model, state, pauseReason } = sync
  const params = { id: connectionId, model }
  const [asks, setAsks] = useState(false)
  const trigger = useChange('syncs.trigger', { done: `${model} are read now.`, changes: CHANGES })
  const pause = useChange('syncs.pause', { done: `The sync of ${model} is paused.`, changes: CHANGES })
  const resume = useChange('syncs.resume', { done: `The sync of ${model} goes on.`, changes: CHANGES })
  const cancel = useChange('syncs.cancel', { done: `The run of ${model} ends.`, changes: CHANGES })
  const reset = useChange('syncs.reset', {
    done: `${model} are read again from the beginning.`,
    changes: CHANGES,
    after: () => setAsks(false),
    showsErrors: true,
  })
  const isPausedByHand = state === 'paused' && (pauseReason === null || pauseReason === 'requested')
  const isOpen = state === 'running' || state === 'queued'
  return (
    <>
      <Menu>
        <Menu.Target>
          <UnstyledButton className="dots" aria-label={`Actions of the sync of ${model}`}>
            <span aria-hidden="true">⋯</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={state === 'paused'} onClick={() => trigger.mutate({ params })}>
            Read now
          </Menu.Item>
          {isPausedByHand ? (
            <Menu.Item onClick={() => resume.mutate({ params })}>Resume</Menu.Item>
          ) : (
            <Menu.Item disabled={state === 'paused'} onClick={() => pause.mutate({ params })}>
              Pause
            </Menu.Item>
          )}
          <Menu.Item disabled={!isOpen} onClick={() => cancel.mutate({ params })}>
            End this run
          </Menu.Item>
          <Menu.Item onClick={() => setAsks(true)}>Read all again</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks ? (
        <ConfirmDialog
          title={`Read all ${model} again`}
          typed={{ expected: model, label: 'Name of the model' }}
          verb="Read all again"
          busy={reset.isPending}
          error={reset.error}
          confirm={() => reset.mutate({ params })}
          close={() => setAsks(false)}
        >
          <p>Everything is read from the beginning, which uses the day’s budget. Cursors given out before expire.</p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
