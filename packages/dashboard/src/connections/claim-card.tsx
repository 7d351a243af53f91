import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useChange } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { CustomerFields, emptyCustomer, toCustomer } from './customer-fields.tsx'

/** Says whose a company is that was linked from Gong. */
export function ClaimCard({ id }: { readonly id: string }) {
  const [customer, setCustomer] = useState(emptyCustomer)
  const [tried, setTried] = useState(false)
  const claim = useChange('connections.claim', {
    done: ({ customer: { name } }) => `This company is now that of ${name}.`,
    changes: ['connections.get', 'connections.list', 'connections.status', 'syncs.list'],
    showsErrors: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const given = toCustomer(customer)
    if (given) claim.mutate({ params: { id }, body: { customer: given } })
  }
  return (
    <Card
      title="Whose company is this?"
      about="It was linked from Gong, and nobody has said whose it is. Nothing is read until then. Make sure of the match: who claims it sees its calls."
    >
      <form className="stack" onSubmit={submit} noValidate>
        <CustomerFields customer={customer} change={setCustomer} tried={tried} />
        {claim.error ? <Failure error={claim.error} /> : null}
        <div>
          <Button type="submit" loading={claim.isPending}>
            Claim
          </Button>
        </div>
      </form>
    </Card>
  )
}
