/** WCAG asks for so much between a text and its ground. */
const ENOUGH = 4.5

/** A channel of sRGB as light. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const lightOf = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    lightOf(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Between 1 and 21. @param one such as `#8f5d1d` */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Whether links of this colour can be read on white and on ink, and what Connect does where not. */
export function contrastNote(color: string): string {
  const onWhite = contrast(color, '#ffffff')
  const onInk = contrast(color, '#15171c')
  const told = `${onWhite.toFixed(1)} : 1 on white, ${onInk.toFixed(1)} : 1 on dark.`
  // No colour has enough on both: white and ink are less than 4.5 times 4.5 apart.
  const where = onWhite < ENOUGH ? (onInk < ENOUGH ? 'on both' : 'in light mode') : 'in dark mode'
  return `${told} Less than 4.5 : 1 cannot be read well, so Connect darkens or lightens it ${where}.`
}
