import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentFrom, CARD, GROUND } from './accent.ts'
import { contrast, readHex } from './readable-color.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.each(['light', 'dark'] as const)('whatever colour an operator picks can be read in the %s theme', (scheme) => {
  fc.assert(
    fc.property(color, (primary) => {
      const { accent, accentStrong, onAccent, tint } = accentFrom(primary, scheme)
      for (const ground of [CARD[scheme], GROUND[scheme], tint]) {
        expect(contrast(readHex(accent), readHex(ground))).toBeGreaterThanOrEqual(4.5)
      }
      for (const button of [accent, accentStrong]) {
        expect(contrast(readHex(onAccent), readHex(button))).toBeGreaterThanOrEqual(4.5)
      }
    }),
    { numRuns: 500 },
  )
})

test('a colour that can be read already stays as it is', () => {
  expect(accentFrom('#8f5d1d', 'light').accent).toBe('#8f5d1d')
  expect(accentFrom('#d9a24d', 'dark').accent).toBe('#d9a24d')
})

test('contrast is that of WCAG', () => {
  expect(contrast(readHex('#000000'), readHex('#ffffff'))).toBe(21)
  expect(contrast(readHex('#767676'), readHex('#ffffff'))).toBeCloseTo(4.54, 2)
})
