import { MalletError } from '@mallet/contract/errors'
import type { User } from '@mallet/contract/gong/users'

export interface UserQuery {
  readonly email?: string | undefined
  readonly phone?: string | undefined
  /** A part of first and last name, without regard to case. */
  readonly name?: string | undefined
}

/**
 * Tells whom a question means: by any of their addresses, by the digits of their number, and by their name. What is not
 * given does not count.
 *
 * @throws {@link MalletError} `invalid_input` for a phone without digits
 */
export function userMatcher({ email, phone, name }: UserQuery): (user: User) => boolean {
  const address = email?.toLowerCase()
  const digits = phone === undefined ? undefined : digitsOf(phone)
  if (digits?.length === 0) throw new MalletError('invalid_input', { issues: ['phone: must have digits'] })
  const part = name?.toLowerCase().replace(/\s+/g, ' ')
  return (user) => {
    const addresses = [user.emailAddress, user.trustedEmailAddress, ...(user.emailAliases ?? [])]
    if (address !== undefined && !addresses.some((one) => one?.toLowerCase() === address)) return false
    if (digits !== undefined && !(user.phoneNumber != null && isSameNumber(user.phoneNumber, digits))) return false
    return part === undefined || `${user.firstName ?? ''} ${user.lastName ?? ''}`.toLowerCase().includes(part)
  }
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** One may be written with the code of the country and the other without it, or with a zero in its place. */
function isSameNumber(stored: string, digits: string): boolean {
  const own = digitsOf(stored)
  if (own === digits) return true
  const national = digits.replace(/^0+/, '')
  const [longer, shorter] = own.length > national.length ? [own, national] : [national, own]
  return shorter.length >= 7 && longer.endsWith(shorter) && longer.length - shorter.length <= 3
}
