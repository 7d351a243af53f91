import { z } from 'zod'

/** An uploaded image. */
export const Logo = z.object({
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif']),
  base64: z.string(),
})
export type Logo = z.infer<typeof Logo>

/** What makes an integration a front-end one. Source: Gong help, "Create an OAuth app for Gong", step 6. */
const IframeSettings = z.object({
  emailComposerUrl: z.string(),
  composerButtonLabel: z.string(),
  composerButtonImage: Logo.optional(),
  accountUrl: z.string(),
  allowedOrigins: z.array(z.string()),
})

/** An OAuth app as its company registered it. Texts and links that were left out are empty. */
export const Integration = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  /** Place in the list of companies, of the one that registered it. */
  company: z.int(),
  status: z.enum(['private', 'published']),
  name: z.string(),
  description: z.string(),
  shortDescription: z.string(),
  smallLogo: Logo.optional(),
  largeLogo: Logo.optional(),
  scopes: z.array(z.string()),
  /** Matched exactly. */
  redirectUris: z.array(z.string()),
  privacyUrl: z.string(),
  termsUrl: z.string(),
  helpUrl: z.string(),
  authorizationUrl: z.string().describe('The page of the app where authorization begins'),
  contactEmails: z.array(z.string()),
  domains: z.array(z.string()),
  iframe: IframeSettings.optional(),
})
export type Integration = z.infer<typeof Integration>
