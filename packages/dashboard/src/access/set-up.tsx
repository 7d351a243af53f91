import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { useChange } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { Doorway } from './doorway.tsx'
import { NameField } from './name-field.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordStrength } from './password-strength.ts'

interface SetUpProps {
  /** Of the address that the server printed; empty where somebody came without it. */
  readonly token: string
  readonly refusal: Refusal | null
  readonly entered: () => void
}

/** The first admin, made with the token that only whoever runs the server has seen. */
export function SetUp({ token: given, refusal, entered }: SetUpProps) {
  const [token, setToken] = useState(given)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const setUp = useChange('dashboard.setUp', { changes: [], after: entered, showsErrors: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ([token, name, email].includes('') || passwordStrength(password).problem !== null) return
    setUp.mutate({ body: { token: token.trim(), name, email, password } })
  }
  const shown = setUp.error ?? refusal
  return (
    <Doorway title="Set up Mallet" about="Nobody can sign in yet. You become the first admin.">
      {shown ? <Failure error={shown} /> : null}
      <form className="stack" onSubmit={submit} noValidate>
        {given === '' ? (
          <PasswordInput
            label="Set-up token"
            description="The server printed it when it started: a line that begins with setup_."
            autoComplete="off"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={tried && token === '' ? 'Copy the token from the log of the server.' : null}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the token' }}
          />
        ) : null}
        <NameField value={name} change={setName} tried={tried} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && email === '' ? 'Enter your e-mail. You sign in with it.' : null}
        />
        <NewPasswordField value={password} change={setPassword} tried={tried} />
        <Button type="submit" loading={setUp.isPending}>
          Set up and sign in
        </Button>
      </form>
    </Doorway>
  )
}
