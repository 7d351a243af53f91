export type Rgb = readonly [red: number, green: number, blue: number]

/** @param hex such as `#8f5d1d`; anything else is black */
export function readHex(hex: string): Rgb {
  const [, red = '0', green = '0', blue = '0'] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? []
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

export const writeHex = (color: Rgb): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** From 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** @param share of the other colour, from 0 to 1 */
export const mix = (one: Rgb, other: Rgb, share: number): Rgb => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
]

export const WHITE: Rgb = [255, 255, 255]
export const BLACK: Rgb = [0, 0, 0]
const STEPS = 50

/**
 * The colour nearest to the wanted one, between it and black or white, that can be read on every ground.
 *
 * @param least the contrast that text needs: 4.5 by WCAG AA
 */
export function readableOn(wanted: Rgb, grounds: readonly Rgb[], least: number): Rgb {
  const isDark = grounds.every((ground) => contrast(ground, WHITE) > contrast(ground, BLACK))
  const end = isDark ? WHITE : BLACK
  for (let at = 0; at < STEPS; at++) {
    // Rounded, because the screen shows the rounded one.
    const color = readHex(writeHex(mix(wanted, end, at / STEPS)))
    if (grounds.every((ground) => contrast(color, ground) >= least)) return color
  }
  return end
}
