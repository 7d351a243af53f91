import { BLACK, contrast, mix, readableOn, readHex, WHITE, writeHex } from './readable-color.ts'

export type Scheme = 'light' | 'dark'

/** What texts and buttons stand on in each scheme; the style sheet says the same. */
export const CARD: Readonly<Record<Scheme, string>> = { light: '#ffffff', dark: '#1c1f25' }
export const GROUND: Readonly<Record<Scheme, string>> = { light: '#f4f4f6', dark: '#131519' }
const INK = '#15171c'
const TEXT_CONTRAST = 4.5

export interface Accent {
  readonly accent: string
  /** Under the pointer. */
  readonly accentStrong: string
  /** Text on both. */
  readonly onAccent: string
  /** A ground with a touch of it, and the line around that. */
  readonly tint: string
  readonly tintLine: string
}

/** An operator's colour as it can be read: as text on every ground, and under text on buttons. */
export function accentFrom(primaryColor: string, scheme: Scheme): Accent {
  const wanted = readHex(primaryColor)
  const card = readHex(CARD[scheme])
  // Rounded like everything that is shown.
  const tint = readHex(writeHex(mix(card, wanted, 0.07)))
  const accent = readableOn(wanted, [card, readHex(GROUND[scheme]), tint], TEXT_CONTRAST)
  const takesWhite = contrast(WHITE, accent) >= TEXT_CONTRAST
  return {
    accent: writeHex(accent),
    // Away from the text on it, which can only be read better then.
    accentStrong: writeHex(mix(accent, takesWhite ? BLACK : WHITE, 0.18)),
    onAccent: takesWhite ? '#ffffff' : INK,
    tint: writeHex(tint),
    tintLine: writeHex(mix(card, accent, 0.35)),
  }
}
