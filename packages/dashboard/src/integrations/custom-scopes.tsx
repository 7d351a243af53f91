import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Card } from '../pieces/card.tsx'
import { Notice } from '../pieces/notice.tsx'

const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/

interface CustomScopesProps {
  readonly scopes: readonly string[]
  readonly warnings: readonly { readonly scope: string; readonly warning: string }[]
  readonly mayWrite: boolean
  readonly change: (scope: string, isWanted: boolean) => void
}

/** Permissions that Gong does not document. It refuses the whole sign-in where it does not know one. */
export function CustomScopes({ scopes, warnings, mayWrite, change }: CustomScopesProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const scope = text.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!SCOPE.test(scope)) return
    change(scope, true)
    setText('')
    setTried(false)
  }
  return (
    <Card title="Custom" about="Scopes that Gong does not document, by their exact text.">
      {scopes.length === 0 ? null : (
        <ul className="scopes">
          {scopes.map((custom) => (
            <li key={custom}>
              <span>
                <code>{custom}</code>
                <span className="quiet">{warnings.find((known) => known.scope === custom)?.warning}</span>
              </span>
              {mayWrite ? (
                <Button size="compact-sm" variant="default" onClick={() => change(custom, false)}>
                  Remove <span className="visually-hidden">{custom}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Notice
        tone="attention"
        title="Gong refuses to sign anybody in where it does not know a scope, or the app has it not ticked."
      />
      {mayWrite ? (
        <form className="row-form" onSubmit={submit} noValidate>
          <TextInput
            label="Scope"
            placeholder="api:..."
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={tried && !SCOPE.test(scope) ? 'A scope has no spaces, quotes or backslashes.' : null}
          />
          <Button type="submit" variant="default">
            Add scope
          </Button>
        </form>
      ) : null}
    </Card>
  )
}
