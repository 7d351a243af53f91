import { PasswordInput } from '@mantine/core'
import { passwordStrength } from './password-strength.ts'

interface NewPasswordFieldProps {
  readonly label?: string
  readonly value: string
  readonly change: (value: string) => void
  /** Whether it was tried to go on with it. */
  readonly tried: boolean
}

/** A password that is chosen: how strong it is stands below, in words. */
export function NewPasswordField({ label = 'Password', value, change, tried }: NewPasswordFieldProps) {
  const { steps, word, problem } = passwordStrength(value)
  return (
    <div>
      <PasswordInput
        label={label}
        description="At least 12 characters. A sentence of your own is easy to remember and hard to guess."
        autoComplete="new-password"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
        error={tried ? problem : null}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      />
      {value === '' ? null : (
        <p className="strength" data-steps={steps}>
          <span className="bars" aria-hidden="true">
            {[1, 2, 3, 4].map((step) => (
              <span key={step} data-on={step <= steps} />
            ))}
          </span>
          <span className="quiet">{problem === null ? word : problem}</span>
        </p>
      )}
    </div>
  )
}
