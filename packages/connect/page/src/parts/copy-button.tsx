import { useState } from 'react'
import { Button } from './button.tsx'
import { usePage } from './page-context.ts'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly copied: string
  readonly look?: 'primary' | 'plain'
}

/** Copies a text, and says whether it did. */
export function CopyButton({ text, label, copied, look = 'plain' }: CopyButtonProps) {
  const { words } = usePage()
  const [said, setSaid] = useState('')
  async function copy() {
    setSaid('')
    try {
      await navigator.clipboard.writeText(text)
      setSaid(copied)
    } catch {
      setSaid(words.problem.copyFailed)
    }
  }
  return (
    <>
      <Button look={look} icon={said === copied ? 'check' : 'copy'} onPress={() => void copy()}>
        {label}
      </Button>
      <span className={said === '' ? 'visually-hidden' : 'said'} role="status">
        {said}
      </span>
    </>
  )
}
