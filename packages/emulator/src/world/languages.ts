/** The languages that people of the world speak, as Gong writes them (ISO 639-2/B). */
export const LANGUAGES = ['eng', 'fre', 'ger', 'spa'] as const
export type Language = (typeof LANGUAGES)[number]
