import { CustomerInput } from '@mallet/contract/api/fields'
import { TextInput } from '@mantine/core'
import type { z } from 'zod'

export interface TypedCustomer {
  readonly id: string
  readonly name: string
  readonly email: string
}

export const emptyCustomer: TypedCustomer = { id: '', name: '', email: '' }

const given = ({ id, name, email }: TypedCustomer) => ({
  id: id.trim(),
  name: name.trim(),
  ...(email.trim() !== '' && { email: email.trim() }),
})

/** What was typed, as the API takes it; nothing where it would refuse it. */
export function toCustomer(typed: TypedCustomer): z.input<typeof CustomerInput> | undefined {
  const parsed = CustomerInput.safeParse(given(typed))
  return parsed.success ? parsed.data : undefined
}

interface CustomerFieldsProps {
  readonly customer: TypedCustomer
  readonly change: (customer: TypedCustomer) => void
  /** Whether it was tried to go on with it. */
  readonly tried: boolean
}

/** Who a company belongs to, in the operator's own terms. */
export function CustomerFields({ customer, change, tried }: CustomerFieldsProps) {
  const parsed = CustomerInput.safeParse(given(customer))
  const problemOf = (field: string) => {
    if (!tried || parsed.success) return null
    const issue = parsed.error.issues.find(({ path }) => path[0] === field)
    if (!issue) return null
    return customer[field as keyof TypedCustomer].trim() === '' ? 'Fill this in.' : issue.message
  }
  return (
    <>
      <TextInput
        label="Customer id"
        description="As your own product knows them. It stays with the connection."
        autoComplete="off"
        spellCheck={false}
        value={customer.id}
        onChange={(event) => change({ ...customer, id: event.currentTarget.value })}
        error={problemOf('id')}
      />
      <TextInput
        label="Customer name"
        description="They read it on the Connect page."
        autoComplete="off"
        value={customer.name}
        onChange={(event) => change({ ...customer, name: event.currentTarget.value })}
        error={problemOf('name')}
      />
      <TextInput
        label="E-mail"
        description="May be left empty."
        type="email"
        autoComplete="off"
        value={customer.email}
        onChange={(event) => change({ ...customer, email: event.currentTarget.value })}
        error={problemOf('email')}
      />
    </>
  )
}
