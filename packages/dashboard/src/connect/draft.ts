import type { ConnectSettings } from '@mallet/contract/api/connect-settings'
import type { InputOf } from '../api/use-api.ts'

/** The settings as they stand in the form: lists by lines, nothing as an empty text. */
export interface Draft {
  readonly appName: string
  readonly mode: ConnectSettings['theme']['mode']
  readonly primaryColor: string
  readonly cornerRadiusPx: number
  readonly logo: string | null
  readonly allowedOrigins: string
  readonly returnUrls: string
  readonly installUrl: string
  readonly claimUrl: string
  readonly supportUrl: string
  readonly privacyUrl: string
}

export const draftOf = ({ theme, ...settings }: ConnectSettings): Draft => ({
  appName: settings.appName,
  mode: theme.mode,
  primaryColor: theme.primaryColor ?? '',
  cornerRadiusPx: theme.cornerRadiusPx,
  logo: theme.logo,
  allowedOrigins: settings.allowedOrigins.join('\n'),
  returnUrls: settings.returnUrls.join('\n'),
  installUrl: settings.installUrl ?? '',
  claimUrl: settings.claimUrl ?? '',
  supportUrl: settings.supportUrl ?? '',
  privacyUrl: settings.privacyUrl ?? '',
})

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** What the API takes of a draft. */
export function settingsOf(draft: Draft): InputOf<'connectSettings.update'>['body'] {
  const { mode, primaryColor, cornerRadiusPx, logo } = draft
  return {
    appName: draft.appName.trim(),
    theme: { mode, primaryColor: primaryColor === '' ? null : primaryColor, cornerRadiusPx, logo },
    allowedOrigins: linesOf(draft.allowedOrigins),
    returnUrls: linesOf(draft.returnUrls),
    installUrl: orNull(draft.installUrl),
    claimUrl: orNull(draft.claimUrl),
    supportUrl: orNull(draft.supportUrl),
    privacyUrl: orNull(draft.privacyUrl),
  }
}

/** By lines, with what is around them: addresses have no spaces. */
const linesOf = (text: string): string[] => text.split(/\s+/).filter((line) => line !== '')

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
