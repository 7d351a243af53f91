import { createTheme, type MantineColorsTuple } from '@mantine/core'

const bronze: MantineColorsTuple = [
  '#fdf6ec',
  '#f6e7d0',
  '#ecd0a4',
  '#e2b775',
  '#d9a24d',
  '#c98a32',
  '#b07425',
  '#8f5d1d',
  '#6f4817',
  '#523511',
]

const ink: MantineColorsTuple = [
  '#f7f7f8',
  '#ececef',
  '#d9dade',
  '#b7b9c0',
  '#8c8f99',
  '#666a75',
  '#4a4e58',
  '#343740',
  '#23262d',
  '#15171c',
]

/** Mantine reads the grounds and lines of dark pages from these places: text 0, line 4, control 6, page 7. */
const dark: MantineColorsTuple = [
  '#ececef',
  '#d9dade',
  '#b7b9c0',
  '#8c8f99',
  '#4a4e58',
  '#2b2e36',
  '#1c1f25',
  '#15171c',
  '#111317',
  '#0c0d10',
]

/** Bronze on ink: the look of every screen. */
export const theme = createTheme({
  primaryColor: 'bronze',
  primaryShade: { light: 7, dark: 4 },
  colors: { bronze, gray: ink, dark },
  white: '#fff',
  black: '#23262d',
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '8px', lg: '8px', xl: '8px' },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'filled' } },
    // Locking the scroll of the page puts a style element into it, which the content security policy refuses.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 0 },
        // It is the head of the dialog; that of the page is the one landmark.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 0 },
        position: 'bottom-end',
        // A menu has nothing but its items, the first of which has the focus when it opens.
        withInitialFocusPlaceholder: false,
        // Within the landmark of the content, where readers of screens look for it.
        portalProps: { target: '#menus' },
      },
    },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 200 } },
  },
})
