import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

test.each([
  ['', 0, 'Too short', false],
  ['short', 1, 'Too short', false],
  ['aaaaaaaaaaaaaa', 1, 'Too short', false],
  ['abcdeabcdeabcde', 2, 'Fair', true],
  ['abcdeabcdeabcdeabcde', 3, 'Good', true],
  ['a gong is bronze and round', 4, 'Strong', true],
])('a password is judged by length and repetition: %j has %i steps', (password, steps, word, isTaken) => {
  expect(passwordStrength(password)).toEqual({ steps, word, problem: isTaken ? null : expect.any(String) })
})
