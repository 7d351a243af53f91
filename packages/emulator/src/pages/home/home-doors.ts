/** Where the page's own doors are. Gong has nothing there. */
export const HOME = '/mallet-emulator'
