import { localStorageColorSchemeManager } from '@mantine/core'

/** Which of light, dark and the system's choice somebody took, on this browser. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'mallet-color-scheme' })
