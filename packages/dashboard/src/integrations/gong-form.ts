import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import type { IntegrationDetails } from '@mallet/contract/api/integrations'

const CALLBACK_PATH = '/oauth/callback'

export interface FormField {
  readonly name: string
  /** To be copied as it is. */
  readonly value?: string
  readonly note?: string
}

/** The fields of Gong's form "Create your Gong integration", in its order, with what belongs into each. */
export function gongForm(integration: IntegrationDetails, connect: ConnectSettings): FormField[] {
  const { id, auth, redirectUri } = integration
  const publicUrl = redirectUri.slice(0, -CALLBACK_PATH.length)
  const scopes = auth.type === 'oauth2' ? auth.scopes : []
  const { appName, privacyUrl, allowedOrigins } = connect
  const hosts = [publicUrl, ...allowedOrigins].map((url) => new URL(url).hostname)
  return [
    { name: 'Integration name', value: appName, note: 'Customers read it on the consent page.' },
    {
      name: 'Description',
      value: `${appName} reads your Gong calls, transcripts and users to work with them.`,
      note: 'Yours to choose.',
    },
    { name: 'Short description', value: `Connects Gong to ${appName}`, note: 'Yours to choose.' },
    { name: 'Small logo, large logo', note: 'Square images of yours. The large one stands on the consent page.' },
    {
      name: 'Required authorization scopes',
      value: scopes.join('\n'),
      note: 'Tick exactly these. One that is asked for and not ticked makes Gong refuse.',
    },
    { name: 'Redirect URI', value: redirectUri, note: 'Exactly like this.' },
    {
      name: 'Privacy policy link',
      ...(privacyUrl === null ? { note: 'Yours. Set it under Connect, and it stands here.' } : { value: privacyUrl }),
    },
    { name: 'Terms of use link', note: 'Yours.' },
    { name: 'Help article link', value: `${publicUrl}/help/${id}`, note: 'A public page of this Mallet.' },
    {
      name: 'Link to page where authorization begins',
      value: `${publicUrl}/install/${id}`,
      note: 'Who clicks Connect in Gong lands there.',
    },
    { name: 'Contact e-mails', note: 'Yours. Gong writes to them.' },
    { name: 'Domains', value: [...new Set(hosts)].join('\n') },
    { name: 'iFrame integration', note: 'Leave it off.' },
  ]
}
