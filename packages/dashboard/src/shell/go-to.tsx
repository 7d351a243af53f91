import { Modal, TextInput, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent as FieldKeyboardEvent, useEffect, useId, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Icon } from '../pieces/icon.tsx'
import { screens } from './screens.ts'
import { isTakenByField } from './shortcuts.tsx'

interface Place {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly go: () => void
}

const MOST = 8

/** A box that leads to any screen, integration or connection by a part of its name. */
export function GoTo() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isCommand = event.key === 'k' && (event.ctrlKey || event.metaKey)
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTakenByField(event.target)
      if (!isCommand && !isSlash) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <UnstyledButton className="head-button go-to" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span>Go to</span>
        <kbd>/</kbd>
      </UnstyledButton>
      {isOpen ? <GoToBox close={() => setOpen(false)} /> : null}
    </>
  )
}

function GoToBox({ close }: { readonly close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const places = usePlaces(text.trim()).slice(0, MOST)
  const go = (place: Place | undefined) => {
    if (!place) return
    close()
    place.go()
  }
  const press = (event: FieldKeyboardEvent) => {
    if (event.key === 'Enter') go(places[at])
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, places.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <Modal opened onClose={close} title="Go to" closeButtonProps={{ 'aria-label': 'Close' }}>
      <TextInput
        data-autofocus
        aria-label="Screen, integration, customer or id"
        placeholder="Screen, integration, customer or id"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={places[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label="Places" className="places" tabIndex={-1}>
        {places.map((place, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          <div
            key={place.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => go(place)}
          >
            <span>{place.title}</span>
            <span className="quiet">{place.kind}</span>
          </div>
        ))}
      </div>
      {places.length === 0 ? <p className="quiet">Nothing has this in its name.</p> : null}
    </Modal>
  )
}

function usePlaces(text: string): readonly Place[] {
  const may = useMay()
  const navigate = useNavigate()
  const integrations = useRead('integrations.list', { query: {} }, { enabled: may('integrations:read') })
  const search = text === '' ? {} : { search: text }
  const connections = useRead(
    'connections.list',
    { query: { ...search, limit: MOST } },
    { enabled: may('connections:read') },
  )
  const has = (name: string) => name.toLowerCase().includes(text.toLowerCase())
  return [
    ...screens
      .filter(({ scope, title }) => may(scope) && has(title))
      .map(({ to, title }) => ({ id: to, title, kind: 'Screen', go: () => void navigate({ to }) })),
    ...(integrations.data?.items ?? [])
      .filter(({ name, id }) => has(name) || has(id))
      .map(({ id, name }) => ({
        id,
        title: name,
        kind: 'Integration',
        go: () => void navigate({ to: '/integrations/$id', params: { id } }),
      })),
    ...(connections.data?.items ?? []).map(({ id, customer }) => ({
      id,
      title: customer?.name ?? 'Unclaimed company',
      kind: 'Connection',
      go: () => void navigate({ to: '/connections/$id', params: { id } }),
    })),
  ]
}
