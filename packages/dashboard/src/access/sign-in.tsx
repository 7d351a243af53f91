import { OIDC_REFUSALS } from '@mallet/contract/api/dashboard-access'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../api/refusal.ts'
import { useChange } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { Notice } from '../pieces/notice.tsx'
import { Doorway } from './doorway.tsx'

interface SignInProps {
  readonly oidc: { readonly name: string } | null
  readonly ended: boolean
  /** Of the code that came in the address. */
  readonly refusal: Refusal | null
  readonly entered: () => void
}

/** By password, or by the operator's own sign-in. */
export function SignIn({ oidc, ended, refusal, entered }: SignInProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const [told] = useState(oidcRefusal)
  const logIn = useChange('dashboard.logIn', { changes: [], after: entered, showsErrors: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (email !== '' && password !== '') logIn.mutate({ body: { email, password } })
  }
  const shown = logIn.error ?? refusal ?? told
  return (
    <Doorway title="Sign in">
      {ended && !shown ? (
        <Notice tone="attention" title="Your session has ended.">
          <p className="quiet">Sign in again; you come back to where you were.</p>
        </Notice>
      ) : null}
      {shown ? <Failure error={shown} /> : null}
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && email === '' ? 'Enter your e-mail.' : null}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' ? 'Enter your password.' : null}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <Button type="submit" loading={logIn.isPending}>
          Sign in
        </Button>
      </form>
      {oidc ? (
        <Button component="a" href={`/dashboard/oidc/start`} variant="default">
          Continue with {oidc.name}
        </Button>
      ) : null}
      <p className="quiet small">
        Forgot the password? An admin can make you a new link under People. On your own machine, open the address that{' '}
        <code>npm start</code> printed.
      </p>
    </Doorway>
  )
}

/** What `GET /dashboard/oidc/start` came back with, in the words of the error it names. */
function oidcRefusal(): Refusal | null {
  const code = new URLSearchParams(window.location.search).get('error')
  if (code === null) return null
  const known = isKnown(code) ? OIDC_REFUSALS[code] : undefined
  return new Refusal({
    code: 'oidc',
    message: known?.message ?? 'Signing in elsewhere did not work.',
    fix: known?.fix ?? 'Try again. If it stays, look into the log of this Mallet.',
  })
}

const isKnown = (code: string): code is keyof typeof OIDC_REFUSALS => Object.hasOwn(OIDC_REFUSALS, code)
