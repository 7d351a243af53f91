import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange, useRead } from '../api/use-api.ts'
import { Read } from '../pieces/read.tsx'
import { Page } from '../shell/page.tsx'
import { ChooseAuth } from './choose-auth.tsx'
import { ChooseGong, type GongChoice } from './choose-gong.tsx'
import { IntegrationFields } from './integration-fields.tsx'

const GONG = { appUrl: 'https://app.gong.io', apiUrl: 'https://api.gong.io' }
const STEPS = ['Gong', 'Sign-in', 'Details'] as const

/** Sets up an integration in three steps; nothing is stored before the last. */
export function NewIntegration() {
  const platform = useRead('platform.describe', {})
  const navigate = useNavigate()
  const [step, setStep] = useState(0)
  const [gong, setGong] = useState<GongChoice>()
  const [authType, setAuthType] = useState<'oauth2' | 'apiKey'>('oauth2')
  const create = useChange('integrations.create', {
    done: ({ name }) => `${name} was set up.`,
    changes: ['integrations.list'],
    after: ({ id }) => void navigate({ to: '/integrations/$id', params: { id } }),
    showsErrors: true,
  })
  return (
    <Page title="New integration" crumbs={[{ title: 'Integrations', to: '/integrations' }]}>
      <ol className="steps" aria-label="Steps">
        {STEPS.map((name, index) => (
          <li key={name} {...(index === step && { 'aria-current': 'step' as const })} data-done={index < step}>
            <span className="step-number">{index + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <Read query={platform} what="where Gong is">
        {(about) => {
          const chosen = gong ?? (about.gong.isEmulator ? 'emulator' : 'gong')
          if (step === 0) return <ChooseGong about={about} chosen={chosen} choose={setGong} next={() => setStep(1)} />
          if (step === 1) {
            return <ChooseAuth chosen={authType} choose={setAuthType} back={() => setStep(0)} next={() => setStep(2)} />
          }
          const elsewhere = chosen === 'gong' && about.gong.isEmulator ? { gong: GONG } : {}
          return (
            <IntegrationFields
              about={about}
              gong={chosen}
              authType={authType}
              busy={create.isPending}
              error={create.error}
              back={() => setStep(1)}
              create={(body) => create.mutate({ body: { ...body, ...elsewhere } })}
            />
          )
        }}
      </Read>
    </Page>
  )
}
