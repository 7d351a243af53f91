import {
  type CSSVariablesResolver,
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineThemeOverride,
  mergeMantineTheme,
} from '@mantine/core'

/** Where Mantine's own choices differ from the palette, or fail the contrast that WCAG AA asks for. */
const ours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f7f8',
    '--mantine-color-dimmed': '#5c606b',
    '--mantine-color-placeholder': '#666a75',
    '--mantine-color-error': '#a52020',
    '--mantine-color-default-border': '#8c8f99',
    '--mantine-primary-color-contrast': '#fff',
    '--mantine-color-disabled-color': '#666a75',
    '--card': '#fff',
    '--sunken': '#f7f7f8',
    '--line': '#d9dade',
    '--accent': '#8f5d1d',
    '--tint': '#fdf6ec',
    '--tint-line': '#ecd0a4',
    '--good': '#1d6f3b',
    '--good-ground': '#e9f6ee',
    '--attention': '#7d5200',
    '--attention-ground': '#fdf3d9',
    '--bad': '#a52020',
    '--bad-hover': '#8a1919',
    '--bad-ground': '#fdeeee',
    '--on-bad': '#fff',
    '--raised': '0 1px 2px rgb(21 23 28 / 6%), 0 8px 24px rgb(21 23 28 / 6%)',
  },
  dark: {
    '--mantine-color-body': '#15171c',
    '--mantine-color-dimmed': '#b7b9c0',
    '--mantine-color-placeholder': '#a0a3ac',
    '--mantine-color-error': '#ff9c94',
    '--mantine-color-default': '#15171c',
    '--mantine-color-default-border': '#666a75',
    '--mantine-primary-color-contrast': '#15171c',
    '--mantine-color-disabled-color': '#a0a3ac',
    '--card': '#1c1f25',
    '--sunken': '#15171c',
    '--line': '#343740',
    '--accent': '#d9a24d',
    '--tint': '#2a241b',
    '--tint-line': '#523511',
    '--good': '#7fd49b',
    '--good-ground': '#17281e',
    '--attention': '#f0c766',
    '--attention-ground': '#2b2414',
    '--bad': '#ff9c94',
    '--bad-hover': '#ffb5af',
    '--bad-ground': '#301c1c',
    '--on-bad': '#15171c',
    '--raised': '0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 24%)',
  },
})

/**
 * The stylesheet that Mantine would put into the page as an element, which the content security policy refuses. It stands
 * in `variables.css`; `npx vitest -u` on this file's test writes it anew.
 */
export function variablesOf(override: MantineThemeOverride): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, override)
  const base = defaultCssVariablesResolver(merged)
  const own = ours(merged)
  const css = convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  })
  return `/* Made by variables.ts; do not change it here. */\n${css.replaceAll(/([;{}])(?!$)/g, '$1\n')}\n`
}
