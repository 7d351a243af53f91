import { Textarea, TextInput } from '@mantine/core'
import { Card } from '../pieces/card.tsx'
import type { FieldsProps } from './look-fields.tsx'

const LINKS = [
  {
    name: 'installUrl',
    label: 'Install URL',
    description:
      'Your own sign-in, where links that begin at Gong go first. Left empty, they link first and are claimed.',
  },
  {
    name: 'claimUrl',
    label: 'Claim URL',
    description: 'Where a browser brings the code by which such a connection is claimed.',
  },
  { name: 'supportUrl', label: 'Support URL', description: 'Where customers find help.' },
  { name: 'privacyUrl', label: 'Privacy URL', description: 'Your privacy policy.' },
] as const

/** Who may open Connect, and where it leads. */
export function AddressFields({ draft, change, mayWrite }: FieldsProps) {
  const field = { disabled: !mayWrite, autoComplete: 'off', spellCheck: false }
  return (
    <Card title="Addresses" about="https only; http only on this machine.">
      <Textarea
        {...field}
        label="Allowed origins"
        description="Pages that may show Connect, one a line, without a path."
        placeholder="https://app.example.com"
        rows={3}
        value={draft.allowedOrigins}
        onChange={(event) => change({ allowedOrigins: event.currentTarget.value })}
      />
      <Textarea
        {...field}
        label="Return URLs"
        description="Where Connect may lead back to, one a line, exactly."
        placeholder="https://app.example.com/settings/integrations"
        rows={3}
        value={draft.returnUrls}
        onChange={(event) => change({ returnUrls: event.currentTarget.value })}
      />
      {LINKS.map(({ name, label, description }) => (
        <TextInput
          {...field}
          key={name}
          label={label}
          description={description}
          placeholder="https://"
          value={draft[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
    </Card>
  )
}
