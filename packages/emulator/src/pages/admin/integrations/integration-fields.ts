import type { Field } from '../form/fields.ts'
import type { IMAGES, LISTS, TEXTS } from './integration-values.ts'

type FormField =
  | (Field & { readonly kind: 'text' | 'url'; readonly name: (typeof TEXTS)[number] })
  | (Field & {
      readonly kind: 'lines'
      readonly name: (typeof TEXTS)[number] | (typeof LISTS)[number]
      readonly rows?: number
    })
  | (Field & { readonly kind: 'image'; readonly name: (typeof IMAGES)[number] })

const SQUARE = 'A square PNG, JPEG or GIF, up to 1 MB.'

/** The fields of the form by its groups. Source: Gong help, "Create an OAuth app for Gong", submit your integration details. */
export const FIELDS = {
  details: [
    { kind: 'text', name: 'name', label: 'Integration name', isRequired: true },
    {
      kind: 'text',
      name: 'shortDescription',
      label: 'Short description',
      isRequired: true,
      hint: 'Beside the name, where all published apps are listed.',
    },
    {
      kind: 'lines',
      name: 'description',
      label: 'Description',
      isRequired: true,
      rows: 4,
      hint: 'On the page of the integration.',
    },
  ],
  logos: [
    { kind: 'image', name: 'smallLogo', label: 'Small logo', hint: `Where apps are listed and managed. ${SQUARE}` },
    { kind: 'image', name: 'largeLogo', label: 'Large logo', hint: `Where somebody approves the app. ${SQUARE}` },
  ],
  links: [
    {
      kind: 'lines',
      name: 'redirectUris',
      label: 'Redirect URIs',
      hint: 'One a line. A request must name one of them, character by character.',
    },
    { kind: 'url', name: 'privacyUrl', label: 'Privacy policy' },
    { kind: 'url', name: 'termsUrl', label: 'Terms and conditions' },
    { kind: 'url', name: 'helpUrl', label: 'Help article' },
    {
      kind: 'url',
      name: 'authorizationUrl',
      label: 'Page where authorization begins',
      hint: 'Where Install leads. Empty: straight to the approval, at the first redirect URI.',
    },
  ],
  organization: [
    { kind: 'lines', name: 'contactEmails', label: 'Contact e-mails', hint: 'One a line.' },
    { kind: 'lines', name: 'domains', label: 'Domains', hint: 'One a line, such as example.com.' },
  ],
  iframe: [
    {
      kind: 'url',
      name: 'iframe.emailComposerUrl',
      label: 'E-mail composer URL',
      hint: 'A page that adds content to an e-mail, under one of the domains.',
    },
    { kind: 'text', name: 'iframe.composerButtonLabel', label: 'Label of the composer button' },
    { kind: 'image', name: 'iframe.composerButtonImage', label: 'Image of the composer button', hint: SQUARE },
    {
      kind: 'url',
      name: 'iframe.accountUrl',
      label: 'Account information URL',
      hint: 'A page that shows content of an account, under one of the domains.',
    },
    {
      kind: 'lines',
      name: 'iframe.allowedOrigins',
      label: 'Allowed origins',
      hint: 'One a line, such as https://app.example.com, under one of the domains. Sub-domains of customers are set by the integration-settings API.',
    },
  ],
} as const satisfies Record<string, readonly FormField[]>

/** The label of each field by its name. */
export const labelsOf = (): Readonly<Record<string, string>> => ({
  scopes: 'Required authorization scopes',
  ...Object.fromEntries(
    Object.values(FIELDS)
      .flat()
      .map(({ name, label }) => [name, label]),
  ),
})
