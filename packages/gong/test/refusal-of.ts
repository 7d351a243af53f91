import { MalletError } from '@mallet/contract/errors'

/** The MalletError that the promise ends in. Anything else fails the test, with itself as the cause. */
export async function refusalOf(promise: Promise<unknown>): Promise<MalletError> {
  const error = await promise.then(
    () => 'no error',
    (thrown: unknown) => thrown,
  )
  if (error instanceof MalletError) return error
  throw new Error('expected a MalletError', { cause: error })
}
