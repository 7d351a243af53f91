import { expect, test } from 'vitest'
import { redirectUriWarning } from './redirect-uri.ts'

test.each([
  ['https://mallet.example.com', null],
  ['https://10.0.0.5:8443', null],
  ['http://mallet.example.com', 'not https'],
  ['http://192.168.1.5:4400', 'not https'],
  ['http://127.example.com', 'not https'],
  ['http://127.0.0.1:4400', 'on the machine that Mallet runs on'],
  ['http://[::1]:4400', 'on the machine that Mallet runs on'],
  ['https://localhost:4400', 'on the machine that Mallet runs on'],
])('the callback of %s is shown with the warning: %s', (publicUrl, warning) => {
  const told = redirectUriWarning(publicUrl)

  if (warning === null) expect(told).toBeNull()
  else expect(told).toContain(warning)
})
