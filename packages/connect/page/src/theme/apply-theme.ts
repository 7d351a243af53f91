import type { ThemeOverride } from '../../../src/messages.ts'
import type { Look } from '../stage.ts'
import { accentFrom, type Scheme } from './accent.ts'

type Theme = Look['theme']

/** What the settings say, under what the host says. */
export const themeOf = (look: Look | undefined, override: ThemeOverride): Theme => ({
  mode: override.mode ?? look?.theme.mode ?? 'system',
  primaryColor: override.primaryColor?.toLowerCase() ?? look?.theme.primaryColor ?? null,
  cornerRadiusPx: override.cornerRadiusPx ?? look?.theme.cornerRadiusPx ?? 8,
  logo: override.logo ?? look?.theme.logo ?? null,
})

/** Shows a theme, by properties of the root alone: those a policy without inline styles allows. */
export function applyTheme(root: HTMLElement, theme: Theme, isDarkSystem: boolean): void {
  const scheme: Scheme = theme.mode === 'system' ? (isDarkSystem ? 'dark' : 'light') : theme.mode
  root.dataset.scheme = scheme
  root.style.setProperty('--radius', `${theme.cornerRadiusPx}px`)
  // Mallet's own bronze has its shades in the style sheet.
  const accent = theme.primaryColor === null ? undefined : accentFrom(theme.primaryColor, scheme)
  const properties = {
    '--accent': accent?.accent,
    '--accent-strong': accent?.accentStrong,
    '--on-accent': accent?.onAccent,
    '--tint': accent?.tint,
    '--tint-line': accent?.tintLine,
  }
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) root.style.removeProperty(name)
    else root.style.setProperty(name, value)
  }
}
