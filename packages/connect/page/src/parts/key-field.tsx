import { useState } from 'react'
import type { FieldName } from '../check-field.ts'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'
import { RichText } from './rich-text.tsx'
import { WhereToFind } from './where-to-find.tsx'

/** An example address, which is the same in every language. */
const EXAMPLE = 'https://us-12345.api.gong.io'

interface KeyFieldProps {
  readonly name: FieldName
  readonly value: string
  /** What is wrong with it, in words. */
  readonly fault: string | undefined
  /** The operator knows it: it is shown, and cannot be changed. */
  readonly isPreset: boolean
  onChange(value: string): void
  onLeave(): void
}

/** One of the three values of an API key. */
export function KeyField({ name, value, fault, isPreset, onChange, onLeave }: KeyFieldProps) {
  const { form } = usePage().words
  const [isShown, setShown] = useState(false)
  const { label, hint } = {
    accessKey: { label: form.accessKey, hint: form.accessKeyHint },
    accessKeySecret: { label: form.secret, hint: form.secretHint },
    baseUrl: { label: form.baseUrl, hint: form.baseUrlHint },
  }[name]
  const isSecret = name === 'accessKeySecret'
  const shownHint = isPreset ? form.preset : hint
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <div className="with-button">
        <input
          id={name}
          name={name}
          type={isSecret && !isShown ? 'password' : 'text'}
          inputMode={name === 'baseUrl' ? 'url' : 'text'}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          readOnly={isPreset}
          value={value}
          aria-invalid={fault !== undefined || undefined}
          aria-describedby={`${fault === undefined ? '' : `${name}-fault `}${name}-hint`}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
          onBlur={onLeave}
          onPaste={(event) => {
            // Whoever copies from a table or a mail brings spaces and line ends along.
            const pasted = event.clipboardData.getData('text')
            const { selectionStart, selectionEnd } = event.currentTarget
            if (isPreset || pasted === pasted.trim()) return
            event.preventDefault()
            onChange(value.slice(0, selectionStart ?? 0) + pasted.trim() + value.slice(selectionEnd ?? value.length))
          }}
        />
        {isSecret && (
          <button
            type="button"
            className="button plain"
            aria-pressed={isShown}
            aria-label={form.showSecret}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? form.hide : form.show}
          </button>
        )}
      </div>
      {fault !== undefined && (
        <p className="fault" id={`${name}-fault`}>
          <Icon name="alert" />
          {fault}
        </p>
      )}
      <p className="hint" id={`${name}-hint`}>
        <RichText text={shownHint} values={{ example: <code dir="ltr">{EXAMPLE}</code> }} />
      </p>
      {!isPreset && <WhereToFind field={name} label={label} />}
    </div>
  )
}
