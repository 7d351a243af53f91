import { Button, NativeSelect } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { distance } from '../pieces/relative-time.ts'
import { useUpdate } from './use-update.ts'

const CHOICES = [3600, 4 * 3600, 12 * 3600, 86_400, 7 * 86_400, 30 * 86_400]

interface TokenLifetimeFormProps {
  readonly id: string
  readonly seconds: number | null
}

/** For how long Gong is asked to let an access token live. */
export function TokenLifetimeForm({ id, seconds }: TokenLifetimeFormProps) {
  const [chosen, setChosen] = useState(seconds === null ? '' : String(seconds))
  const mayWrite = useMay()('integrations:write')
  const update = useUpdate('The token lifetime was saved. It holds from each next renewal on.')
  const known = seconds === null || CHOICES.includes(seconds) ? CHOICES : [...CHOICES, seconds]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({ params: { id }, body: { auth: { tokenLifetimeSeconds: chosen === '' ? null : Number(chosen) } } })
  }
  return (
    <Card
      title="Token lifetime"
      about="Access tokens are renewed by themselves, before they end. Left to Gong, it is a day."
    >
      <form className="row-form" onSubmit={submit}>
        <NativeSelect
          label="Ask Gong for"
          disabled={!mayWrite}
          data={[
            { value: '', label: 'Left to Gong' },
            ...known.map((value) => ({ value: String(value), label: distance(value * 1000) })),
          ]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {mayWrite ? (
          <Button type="submit" variant="default" loading={update.isPending}>
            Save lifetime
          </Button>
        ) : null}
      </form>
      {update.error ? <Failure error={update.error} /> : null}
    </Card>
  )
}
