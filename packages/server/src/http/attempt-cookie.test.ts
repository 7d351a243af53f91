import { expect, test } from 'vitest'
import { attemptCookie, attemptSecrets } from './attempt-cookie.ts'

test('behind https, a browser is known only by a cookie that no page without https could have set', () => {
  const name = attemptCookie('https://mallet.example.com', 'att_1')
  const planted = { mallet_attempt_att_1: 'planted', mallet_attempt_att_2: 'planted' }

  expect(name).toBe('__Secure-mallet_attempt_att_1')
  expect(attemptSecrets('https://mallet.example.com', { ...planted, [name]: 'own' })).toEqual(['own'])
})

test('on this machine the cookie has a name that http may use', () => {
  const cookies = { [attemptCookie('http://127.0.0.1:4400', 'att_1')]: 'own', other: 'other', mallet_attempt_att_2: '' }

  expect(attemptSecrets('http://127.0.0.1:4400', cookies)).toEqual(['own'])
})
