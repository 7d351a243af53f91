/** What the loader shows itself, before the page does. */
const WORDS = {
  en: {
    title: 'Connect Gong',
    loading: 'Loading…',
    failed: 'This page could not be loaded. Please try again later.',
    blocked: 'Your browser blocked the window.',
    open: 'Open the window',
    close: 'Close',
  },
  de: {
    title: 'Gong verbinden',
    loading: 'Wird geladen…',
    failed: 'Diese Seite konnte nicht geladen werden. Bitte versuchen Sie es später noch einmal.',
    blocked: 'Ihr Browser hat das Fenster blockiert.',
    open: 'Fenster öffnen',
    close: 'Schließen',
  },
}

export type Words = (typeof WORDS)['en']

/** English where the language is none of ours. */
export const wordsIn = (language = navigator.language): Words => (/^de\b/i.test(language) ? WORDS.de : WORDS.en)
