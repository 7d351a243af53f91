import { z } from 'zod'
import type { EmulatorContext } from '../emulator-context.ts'
import { Logo } from '../state/integration-state.ts'
import { faultOfScope } from './known-scopes.ts'
import { faultOfLogo } from './logo.ts'
import { domainOf, faultOfDomain, faultOfOrigin, faultOfRedirectUri, faultOfWebAddress } from './web-address.ts'

const MOST_ENTRIES = 50

const required = (what: string, most: number) =>
  z
    .string(`${what} is missing.`)
    .trim()
    .min(1, `${what} is missing.`)
    .max(most, `${what} has at most ${most} characters.`)

const SquareLogo = Logo.superRefine(({ mediaType, base64 }, { addIssue }) => {
  const message = faultOfLogo(mediaType, Buffer.from(base64, 'base64'))
  if (message !== undefined) addIssue({ code: 'custom', message })
}).optional()

type FaultOf = (text: string) => string | undefined

const link = (faultOf: FaultOf) =>
  z
    .string()
    .trim()
    .superRefine((text, { addIssue }) => {
      const message = text === '' ? undefined : faultOf(text)
      if (message !== undefined) addIssue({ code: 'custom', message })
    })
    .default('')

const list = (faultOf: FaultOf) =>
  z
    .array(z.string())
    .superRefine((texts, { addIssue }) => {
      for (const text of texts) {
        const message = faultOf(text)
        if (message !== undefined) addIssue({ code: 'custom', message })
      }
    })
    .refine((texts) => texts.length <= MOST_ENTRIES, `There are at most ${MOST_ENTRIES} entries.`)
    .transform((texts) => [...new Set(texts)])
    .default([])

const faultOfEmail = (text: string) =>
  z.email().safeParse(text).success ? undefined : `${text} is not an e-mail address.`
const faultOfDomainName = (text: string) =>
  domainOf(text) === undefined ? `${text} is not a domain, such as example.com.` : undefined

/**
 * What may be said of an integration: the fields of Gong's own form. Source: Gong help, "Create an OAuth app for Gong", submit
 * your integration details; what each may hold is ours where it says nothing.
 */
export function integrationInput(context: EmulatorContext) {
  const rules = { httpAnywhere: context.assumed('redirectUriHttp') === 'any' }
  const webLink = link((text) => faultOfWebAddress(text, rules))
  return z
    .strictObject({
      name: required('A name', 80),
      shortDescription: required('A short description', 200),
      description: required('A description', 4000),
      smallLogo: SquareLogo,
      largeLogo: SquareLogo,
      scopes: list((scope) => faultOfScope(context, scope)).pipe(
        z.array(z.string()).min(1, 'Choose at least one scope.'),
      ),
      redirectUris: list((uri) => faultOfRedirectUri(uri, rules)),
      privacyUrl: webLink,
      termsUrl: webLink,
      helpUrl: webLink,
      authorizationUrl: webLink,
      contactEmails: list(faultOfEmail),
      domains: list(faultOfDomainName).transform((texts) => texts.map((text) => domainOf(text) ?? text)),
      iframe: z
        .strictObject({
          emailComposerUrl: webLink,
          composerButtonLabel: z.string().trim().max(40, 'A label has at most 40 characters.').default(''),
          composerButtonImage: SquareLogo,
          accountUrl: webLink,
          allowedOrigins: list((origin) => faultOfOrigin(origin, rules)),
        })
        .optional(),
    })
    .superRefine(({ iframe, domains }, { addIssue }) => {
      if (!iframe) return
      const refuse = (field: string, message: string) => addIssue({ code: 'custom', message, path: ['iframe', field] })
      if (iframe.emailComposerUrl === '' && iframe.accountUrl === '') {
        refuse(
          'emailComposerUrl',
          'An iFrame integration has an e-mail composer URL, an account information URL, or both.',
        )
      }
      for (const field of ['emailComposerUrl', 'accountUrl', 'allowedOrigins'] as const) {
        for (const text of [iframe[field]].flat()) {
          // What is no address has been told so already.
          const isAddress = text !== '' && faultOfWebAddress(text, rules) === undefined
          const message = isAddress ? faultOfDomain(text, domains) : undefined
          if (message !== undefined) refuse(field, message)
        }
      }
    })
}
export type IntegrationInput = z.output<ReturnType<typeof integrationInput>>
