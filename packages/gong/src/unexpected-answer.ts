import { MalletError } from '@mallet/contract/errors'
import { shortText } from './short-text.ts'

/** A success of an unknown form. A wrong page of 100 items can have thousands of issues; the first ten tell what is wrong. */
export const unexpectedAnswer = (issues: readonly string[], operation: string): MalletError<'gong_unexpected'> =>
  new MalletError(
    'gong_unexpected',
    { issues: issues.slice(0, 10).map((issue) => shortText(issue, 300)) },
    { message: `Gong answered ${operation} in a form that Mallet does not know.` },
  )
