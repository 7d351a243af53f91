import { z } from 'zod'
import { table } from '../endpoint.ts'
import { Name } from './fields.ts'

export const CONNECT_LANGUAGES = ['en', 'de'] as const
export const ConnectLanguage = z.enum(CONNECT_LANGUAGES)
export type ConnectLanguage = z.infer<typeof ConnectLanguage>

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/

/**
 * As browsers write it: no path, no trailing slash, no default port. http only on this machine. URLs allow more signs in
 * names than DNS does, and some of them would end what a header says.
 */
export const Origin = z
  .string()
  .max(300)
  .refine((text) => {
    if (!/^https?:\/\/[a-z0-9.:[\]_-]+$/.test(text) || !URL.canParse(text)) return false
    const { origin, protocol, hostname } = new URL(text)
    return origin === text && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)))
  }, 'must be an origin such as https://app.example.com; http:// only on this machine')

/** An address that a browser may be sent to. */
const BrowserUrl = z
  .string()
  .max(2000)
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const { href, protocol, hostname, username, password } = new URL(text)
    const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
    return isSafe && href === text && username + password === ''
  }, 'must be an address as browsers write it, such as https://app.example.com/settings; http:// only on this machine')

/** How Connect looks. */
export const ConnectTheme = z.strictObject({
  mode: z.enum(['light', 'dark', 'system']),
  primaryColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #8f5d1d')
    .nullable()
    .describe(
      "Of buttons and links; Mallet's own where null. Where text on it could not be read, it is darkened or lightened",
    ),
  cornerRadiusPx: z.int().min(0).max(24),
  logo: z
    .string()
    .max(100_000)
    .regex(/^data:image\/(png|jpeg|webp|svg\+xml);base64,[a-zA-Z0-9+/=]+$/, 'must be a data: URL of an image')
    .nullable(),
})
export type ConnectTheme = z.infer<typeof ConnectTheme>

/** What is the same for every session. */
export const ConnectSettings = z
  .strictObject({
    appName: z.string().describe("The operator's product, in whose name customers are asked"),
    theme: ConnectTheme,
    allowedOrigins: z.array(Origin).describe('Pages that may frame or open Connect'),
    returnUrls: z.array(BrowserUrl).describe('Where Connect may lead back to'),
    installUrl: BrowserUrl.nullable().describe(
      "The operator's own sign-in, where links that begin at Gong go first; null links first, to be claimed",
    ),
    claimUrl: BrowserUrl.nullable().describe(
      'Where a browser brings the code by which an unclaimed connection is claimed',
    ),
    supportUrl: BrowserUrl.nullable(),
    privacyUrl: BrowserUrl.nullable(),
  })
  .meta({ id: 'ConnectSettings' })
export type ConnectSettings = z.infer<typeof ConnectSettings>

const example: ConnectSettings = {
  appName: 'Acme Insights',
  theme: { mode: 'system', primaryColor: null, cornerRadiusPx: 8, logo: null },
  allowedOrigins: ['https://app.example.com'],
  returnUrls: ['https://app.example.com/settings/integrations'],
  installUrl: null,
  claimUrl: null,
  supportUrl: 'https://app.example.com/help',
  privacyUrl: null,
}

export const connectSettings = table({
  'connectSettings.get': {
    method: 'GET',
    path: '/v1/connect-settings',
    scope: 'integrations:read',
    summary: 'How Connect looks, who may open it and where it leads back to',
    response: ConnectSettings,
    example: { response: example },
    source: 'docs/connect.md#settings',
  },
  'connectSettings.update': {
    method: 'PATCH',
    path: '/v1/connect-settings',
    scope: 'integrations:write',
    summary: 'Change the settings of Connect; those that are named',
    body: ConnectSettings.extend({
      appName: Name,
      theme: ConnectTheme.partial(),
      allowedOrigins: z.array(Origin).max(100),
      returnUrls: z.array(BrowserUrl).max(100),
    }).partial(),
    maxBodyBytes: 262_144,
    response: ConnectSettings,
    example: { body: { allowedOrigins: ['https://app.example.com'] }, response: example },
    source: 'docs/connect.md#settings',
  },
})
