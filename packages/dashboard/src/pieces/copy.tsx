import { UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Icon } from './icon.tsx'

const SHOWN_MS = 2_000

interface CopyButtonProps {
  readonly value: string
  /** What it copies, in words: `Copy client id`. */
  readonly label: string
  /** With the words beside the icon. */
  readonly wide?: boolean
}

/** Copies a text, and says so where the button is. Without the right to the clipboard it says that, too. */
export function CopyButton({ value, label, wide = false }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  const said = state === 'copied' ? 'Copied' : state === 'refused' ? 'Select and copy it by hand' : ''
  return (
    <UnstyledButton
      type="button"
      className={wide ? 'copy wide' : 'copy'}
      aria-label={said === '' ? `Copy ${label}` : said}
      title={`Copy ${label}`}
      onClick={() => void copy()}
    >
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      {wide ? <span>{said || 'Copy'}</span> : said === '' ? null : <span className="said">{said}</span>}
    </UnstyledButton>
  )
}

/** A value to be used elsewhere, with its button. */
export function Copyable({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <span className="copyable">
      <code>{value}</code>
      <CopyButton value={value} label={label} />
    </span>
  )
}
