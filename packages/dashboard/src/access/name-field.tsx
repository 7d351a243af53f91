import { TextInput } from '@mantine/core'

interface NameFieldProps {
  readonly value: string
  readonly change: (name: string) => void
  /** Whether it was tried to go on with it. */
  readonly tried: boolean
}

/** How somebody who is new here is called. */
export function NameField({ value, change, tried }: NameFieldProps) {
  return (
    <TextInput
      label="Your name"
      autoComplete="name"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      error={tried && value === '' ? 'Enter your name.' : null}
    />
  )
}
