/** Which calls of a world may be meant: all that fit either part, found without working the others out. */
export interface CallChoice {
  /** Numbers of the accounts that a call may belong to. */
  readonly accounts: ReadonlySet<number>
  /** Whether a number is meant that somebody called from of whom nothing else is known. Left out: none is. */
  readonly isCaller?: (phoneNumber: string) => boolean
}
