import { NewPassword } from '@mallet/contract/api/dashboard-access'

export interface PasswordStrength {
  /** Of 4. */
  readonly steps: number
  readonly word: string
  /** Why it is not taken; null where it is. */
  readonly problem: string | null
}

const WORDS = ['Too short', 'Fair', 'Good', 'Strong'] as const

/** How hard a password is to guess, by what matters: its length, and that it is no repetition. */
export function passwordStrength(password: string): PasswordStrength {
  const parsed = NewPassword.safeParse(password)
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'cannot be taken'
    return { steps: password === '' ? 0 : 1, word: WORDS[0], problem: `The password ${message}.` }
  }
  const different = new Set(password.toLowerCase()).size
  const points = (password.length >= 16 ? 1 : 0) + (different >= 10 ? 1 : 0)
  return { steps: 2 + points, word: WORDS[1 + points] ?? WORDS[1], problem: null }
}
