import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { Refusal } from '../api/refusal.ts'
import { asRefusal, useAsking, useRead } from '../api/use-api.ts'
import { Failure } from '../pieces/failure.tsx'
import { Loading } from '../pieces/loading.tsx'
import { AcceptInvitation } from './accept-invitation.tsx'
import type { AddressCode } from './code-of-address.ts'
import { Doorway } from './doorway.tsx'
import { SetUp } from './set-up.tsx'
import { SignIn } from './sign-in.tsx'
import { MeContext } from './use-me.ts'

interface AccessGateProps {
  readonly addressCode: AddressCode | undefined
  /** Whether an answer said that the session is over. */
  readonly ended: boolean
  /** Told once somebody is signed in. */
  readonly entered: () => void
  readonly children: ReactNode
}

/**
 * Shows what is inside to whoever is signed in, and a way to sign in to everybody else. The address stays as it is
 * meanwhile, so that people come to where they wanted to go.
 */
export function AccessGate({ addressCode, ended, entered, children }: AccessGateProps) {
  const state = useRead('dashboard.state', {})
  const queries = useQueryClient()
  const [code, setCode] = useState(addressCode)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { api } = useAsking()

  const once = code?.way === 'local' ? code.code : undefined
  useEffect(() => {
    if (once === undefined) return
    let left = false
    api
      .call('dashboard.signIn', { body: { code: once } })
      .catch((error: unknown) => {
        if (!left) setRefusal(asRefusal(error))
      })
      .then(() => {
        if (left) return
        setCode(undefined)
        void queries.invalidateQueries({ queryKey: ['dashboard.state'] })
      })
    return () => {
      left = true
    }
  }, [once, api, queries])

  const enter = () => {
    setCode(undefined)
    setRefusal(null)
    entered()
    // What another person read is nothing for this one.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'dashboard.state' })
    void queries.invalidateQueries({ queryKey: ['dashboard.state'] })
  }
  const { data, error, refetch } = state
  if (once !== undefined || (data === undefined && !error)) {
    return (
      <Doorway title="Mallet">
        <Loading what="how this Mallet is set up" />
      </Doorway>
    )
  }
  if (data === undefined) {
    return <Doorway title="Mallet">{error ? <Failure error={error} retry={() => void refetch()} /> : null}</Doorway>
  }
  if (code?.way === 'invitation') return <AcceptInvitation code={code.code} entered={enter} />
  if (data.me && !(code?.way === 'setUp' && !data.setUp)) return <MeContext value={data.me}>{children}</MeContext>
  if (!data.setUp) return <SetUp token={code?.way === 'setUp' ? code.code : ''} refusal={refusal} entered={enter} />
  return <SignIn oidc={data.oidc} ended={ended} refusal={refusal} entered={enter} />
}
