import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useRead } from '../api/use-api.ts'
import type { ConnectionSearch } from './connection-search.ts'
import { statusWords } from './connection-words.ts'

/** How long somebody who types is waited for. */
const TYPING_MS = 250

/** What narrows the list. It stands in the address, so that it can be sent to somebody, and the way back keeps it. */
export function ConnectionFilters({ search }: { readonly search: ConnectionSearch }) {
  const integrations = useRead('integrations.list', { query: { limit: 1000 } })
  const navigate = useNavigate()
  const change = (changes: Partial<ConnectionSearch>) =>
    void navigate({
      to: '/connections',
      search: withoutEmpty({ ...search, limit: undefined, ...changes }),
      replace: true,
    })
  const isFiltered = Object.entries(search).some(([name, value]) => name !== 'limit' && value !== undefined)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element search is younger than the oldest browser that is served.
    <div className="filters" role="search" aria-label="Filter the connections">
      <TypedFilter label="Search" placeholder="Customer, company or id" name="search" search={search} change={change} />
      <NativeSelect
        label="Status"
        value={search.status ?? ''}
        onChange={({ currentTarget: { value } }) => change({ status: statusOf(value) })}
        data={[
          { value: '', label: 'Any' },
          ...Object.entries(statusWords).map(([value, label]) => ({ value, label })),
          { value: 'unclaimed', label: 'Unclaimed' },
        ]}
      />
      <NativeSelect
        label="Integration"
        value={search.integration ?? ''}
        onChange={(event) => change({ integration: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any' },
          ...(integrations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TypedFilter label="Tag" placeholder="As it is written" name="tag" search={search} change={change} />
      <TypedFilter label="Customer id" placeholder="Exactly" name="customer" search={search} change={change} />
      {isFiltered ? (
        <Button variant="default" onClick={() => void navigate({ to: '/connections', search: {}, replace: true })}>
          Clear
        </Button>
      ) : null}
    </div>
  )
}

interface TypedFilterProps {
  readonly label: string
  readonly placeholder: string
  readonly name: 'search' | 'tag' | 'customer'
  readonly search: ConnectionSearch
  readonly change: (changes: Partial<ConnectionSearch>) => void
}

function TypedFilter({ label, placeholder, name, search, change }: TypedFilterProps) {
  const present = search[name] ?? ''
  const [text, setText] = useState(present)
  // The address may change by itself, as when somebody goes back.
  useEffect(() => setText(present), [present])
  useEffect(() => {
    if (text === present) return
    const timer = setTimeout(() => change({ [name]: text }), TYPING_MS)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      type="search"
      autoComplete="off"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}

const statusOf = (value: string): ConnectionSearch['status'] =>
  value === 'active' || value === 'needs_reauth' || value === 'suspended' || value === 'unclaimed' ? value : undefined

const withoutEmpty = (search: ConnectionSearch): ConnectionSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
