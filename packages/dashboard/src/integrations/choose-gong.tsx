import { Button, Group } from '@mantine/core'
import type { OutputOf } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Choices } from '../pieces/choices.tsx'

export type GongChoice = 'gong' | 'emulator'

interface ChooseGongProps {
  readonly about: OutputOf<'platform.describe'>
  readonly chosen: GongChoice
  readonly choose: (choice: GongChoice) => void
  readonly next: () => void
}

/** Which Gong the customers have: the real one, or the emulator that runs beside this server. */
export function ChooseGong({ about, chosen, choose, next }: ChooseGongProps) {
  const { isEmulator, appUrl } = about.gong
  const emulator = {
    value: 'emulator' as const,
    title: 'The Gong emulator beside this server',
    text: 'Try everything without a Gong account. Its pages show a client id and secret to copy.',
  }
  return (
    <Card title="Which Gong do customers sign in to?">
      <Choices<GongChoice>
        label="Which Gong"
        value={chosen}
        change={choose}
        choices={[
          ...(isEmulator ? [emulator] : []),
          {
            value: 'gong',
            title: 'Gong',
            text: 'app.gong.io. You need a Gong app of your own, or customers who make API keys.',
          },
        ]}
      />
      {chosen === 'emulator' ? (
        <p className="quiet">
          The emulator is at{' '}
          <a href={appUrl} target="_blank" rel="noreferrer">
            {appUrl}
          </a>
          . Open it to copy the demo credentials.
        </p>
      ) : null}
      <Group justify="flex-end">
        <Button onClick={next}>Next</Button>
      </Group>
    </Card>
  )
}
