import { expect, test } from 'vitest'
import { contrast, contrastNote } from './contrast.ts'

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test.each([
  ['#8f5d1d', 'in dark mode'],
  ['#d9a24d', 'in light mode'],
  ['#7b7b7b', 'on both'],
])('the note on %s says what becomes of it: %s', (color, words) => {
  expect(contrastNote(color)).toContain(words)
})
