import { logoOf } from '../../../integrations/logo.ts'
import type { Integration, Logo } from '../../../state/integration-state.ts'
import type { FormWithFiles } from '../form/read-multipart.ts'

/** The fields of the form that are one text each, in its order. */
export const TEXTS = [
  'name',
  'shortDescription',
  'description',
  'privacyUrl',
  'termsUrl',
  'helpUrl',
  'authorizationUrl',
  'iframe.emailComposerUrl',
  'iframe.composerButtonLabel',
  'iframe.accountUrl',
] as const
/** Those that are lists, an entry a line. */
export const LISTS = ['redirectUris', 'contactEmails', 'domains', 'iframe.allowedOrigins'] as const
/** Those that are images. */
export const IMAGES = ['smallLogo', 'largeLogo', 'iframe.composerButtonImage'] as const

type TextName = (typeof TEXTS)[number] | (typeof LISTS)[number]
export type ImageName = (typeof IMAGES)[number]

/** What stands in the fields of the form of an integration. */
export interface IntegrationValues {
  readonly texts: Readonly<Record<TextName, string>>
  readonly images: Readonly<Record<ImageName, Logo | undefined>>
  readonly scopes: readonly string[]
  readonly hasIframe: boolean
}

export function valuesOfIntegration(integration: Integration | undefined): IntegrationValues {
  const { iframe } = integration ?? {}
  const linesOf = (entries: readonly string[] | undefined) => (entries ?? []).join('\n')
  return {
    texts: {
      name: integration?.name ?? '',
      shortDescription: integration?.shortDescription ?? '',
      description: integration?.description ?? '',
      privacyUrl: integration?.privacyUrl ?? '',
      termsUrl: integration?.termsUrl ?? '',
      helpUrl: integration?.helpUrl ?? '',
      authorizationUrl: integration?.authorizationUrl ?? '',
      'iframe.emailComposerUrl': iframe?.emailComposerUrl ?? '',
      'iframe.composerButtonLabel': iframe?.composerButtonLabel ?? '',
      'iframe.accountUrl': iframe?.accountUrl ?? '',
      redirectUris: linesOf(integration?.redirectUris),
      contactEmails: linesOf(integration?.contactEmails),
      domains: linesOf(integration?.domains),
      'iframe.allowedOrigins': linesOf(iframe?.allowedOrigins),
    },
    images: {
      smallLogo: integration?.smallLogo,
      largeLogo: integration?.largeLogo,
      'iframe.composerButtonImage': iframe?.composerButtonImage,
    },
    scopes: integration?.scopes ?? [],
    hasIframe: iframe !== undefined,
  }
}

/** @param before what is kept of images where no other was chosen */
export function valuesOfForm({ texts, files }: FormWithFiles, before: IntegrationValues): IntegrationValues {
  // A browser sends line ends as mail has them.
  const text = (name: string) => (texts.get(name) ?? '').replaceAll('\r\n', '\n')
  const image = (name: ImageName) => {
    const file = files.get(name)
    if (file) return logoOf(file)
    return texts.has(`${name}.remove`) ? undefined : before.images[name]
  }
  // The tables have every name, which the compiler cannot tell of `Object.fromEntries`.
  const filled = Object.fromEntries([...TEXTS, ...LISTS].map((name) => [name, text(name)])) as Record<TextName, string>
  return {
    texts: filled,
    images: {
      smallLogo: image('smallLogo'),
      largeLogo: image('largeLogo'),
      'iframe.composerButtonImage': image('iframe.composerButtonImage'),
    },
    scopes: texts.getAll('scopes'),
    hasIframe: texts.has('hasIframe'),
  }
}

/** The values as they are looked at: an entry is what is left of a line, and no toggle is no iFrame. */
export function inputOfValues({ texts, images, scopes, hasIframe }: IntegrationValues) {
  const entries = (name: (typeof LISTS)[number]) =>
    texts[name]
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const { name, shortDescription, description, privacyUrl, termsUrl, helpUrl, authorizationUrl } = texts
  return {
    name,
    shortDescription,
    description,
    privacyUrl,
    termsUrl,
    helpUrl,
    authorizationUrl,
    scopes,
    smallLogo: images.smallLogo,
    largeLogo: images.largeLogo,
    redirectUris: entries('redirectUris'),
    contactEmails: entries('contactEmails'),
    domains: entries('domains'),
    ...(hasIframe && {
      iframe: {
        emailComposerUrl: texts['iframe.emailComposerUrl'],
        composerButtonLabel: texts['iframe.composerButtonLabel'],
        composerButtonImage: images['iframe.composerButtonImage'],
        accountUrl: texts['iframe.accountUrl'],
        allowedOrigins: entries('iframe.allowedOrigins'),
      },
    }),
  }
}
