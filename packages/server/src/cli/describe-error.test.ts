import { MalletError } from '@mallet/contract/errors'
import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

const secretive = Object.assign(new Error('it broke'), { body: 's3cret' })

test.each([
  ['a foreign one', secretive],
  ['one of our own', new MalletError('internal', {}, { cause: secretive })],
  ['no error at all', 'it broke'],
])('an error that nobody expected, %s, says how to see the cause and nothing of it', (_, error) => {
  const text = describeError(error, false)

  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain('LOG_LEVEL=debug')
  expect(text).not.toMatch(/it broke|requestId|^ +at /m)
})

test('on request it shows the stacks of the error and its causes, and no other property of them', () => {
  const text = describeError(new MalletError('internal', {}, { cause: secretive }), true)

  expect(text).toContain('Caused by Error: it broke\n    at ')
  expect(text).not.toContain('s3cret')
})

test('an error of the table says what happened and what to do, issue by issue', () => {
  const error = new MalletError('invalid_environment', { issues: ['A is wrong', 'B is wrong'] })

  expect(describeError(error, false).split('\n')).toEqual([error.message, '  A is wrong', '  B is wrong', error.fix])
})
