import { Button, Group } from '@mantine/core'
import { Card } from '../pieces/card.tsx'
import { Choices } from '../pieces/choices.tsx'

interface ChooseAuthProps {
  readonly chosen: 'oauth2' | 'apiKey'
  readonly choose: (authType: 'oauth2' | 'apiKey') => void
  readonly back: () => void
  readonly next: () => void
}

/** How customers give access, with what speaks for each way. It cannot be changed later. */
export function ChooseAuth({ chosen, choose, back, next }: ChooseAuthProps) {
  return (
    <Card
      title="How do customers give you access?"
      about="An integration has one way, for good. You can set up one of each and let customers choose."
    >
      <Choices
        label="How customers give access"
        value={chosen}
        change={choose}
        choices={[
          {
            value: 'oauth2',
            title: 'OAuth 2.0, advised',
            text: 'Customers approve named permissions on Gong’s own page, and no secret passes through their hands. It needs a Gong app, which you register once.',
          },
          {
            value: 'apiKey',
            title: 'API key',
            text: 'Customers make an Access Key in Gong and paste it. It needs no app and works at once, but Gong does not tell what a key may do.',
          },
        ]}
      />
      <Group justify="space-between">
        <Button variant="default" onClick={back}>
          Back
        </Button>
        <Button onClick={next}>Next</Button>
      </Group>
    </Card>
  )
}
