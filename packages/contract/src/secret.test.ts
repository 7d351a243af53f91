import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'

const secret = new Secret('canary')

test('a secret shows itself nowhere but where it is asked for', () => {
  const shown = [
    `${secret}`,
    ['a ', secret].join(''),
    String(secret),
    JSON.stringify({ secret, list: [secret] }),
    inspect(secret, { showHidden: true, depth: 9 }),
    inspect({ deep: { secret } }, { showHidden: true, depth: 9, customInspect: true }),
    inspect(secret, { customInspect: false, showHidden: true }),
    format('%s %o %j %O', secret, secret, secret, secret),
    new Error(`failed with ${secret}`).stack,
    JSON.stringify(Object.entries(secret)),
    inspect({ ...secret }),
    inspect(structuredClone({ secret })),
  ]

  expect(shown.join('\n')).not.toContain('canary')
  expect(`${secret}`).toBe('[secret]')
  expect(secret.reveal()).toBe('canary')
})
