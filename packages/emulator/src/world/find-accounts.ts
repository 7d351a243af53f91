import { mapInSlices } from '../in-slices.ts'
import { type Accounts, CONTACT_NUMBERS } from './accounts.ts'
import { isSalesforceId, type SalesforceObject } from './object-ids.ts'

interface AccountSource {
  readonly worldKey: number
  readonly accounts: Accounts
}

/** CRM objects by which an account is found. */
export type AccountObject = Extract<SalesforceObject, 'Account' | 'Contact' | 'Lead' | 'Opportunity'>

/** An account has an opportunity before it buys and one after. */
const OPPORTUNITY_NUMBERS = [0, 1]

/** Numbers of the accounts that an id of the CRM belongs to or lies in; mostly one or none. */
export const accountsOfCrmId = ({ worldKey, accounts }: AccountSource, object: AccountObject, id: string) =>
  chooseAccounts(accounts, (number) => {
    if (object === 'Account') return isSalesforceId(id, worldKey, object, number)
    const within = object === 'Opportunity' ? OPPORTUNITY_NUMBERS : CONTACT_NUMBERS
    return within.some((place) => isSalesforceId(id, worldKey, object, number, place))
  })

/** Numbers of the accounts whose people have addresses at a domain, which is in lower case. */
export const accountsOfDomain = ({ accounts }: AccountSource, domain: string) =>
  chooseAccounts(accounts, (number) => accounts.account(number).domain === domain)

/** Numbers of the accounts that may have somebody with a telephone number of the kind asked for. */
export const accountsOfPhone = ({ accounts }: AccountSource, isMeant: (phoneNumber: string) => boolean) =>
  chooseAccounts(accounts, (number) =>
    CONTACT_NUMBERS.some((contact) => isMeant(accounts.phoneNumberOf(number, contact))),
  )

/** There are 20,000 accounts at most, however many calls. */
async function chooseAccounts(accounts: Accounts, isMeant: (number: number) => boolean): Promise<ReadonlySet<number>> {
  const numbers = Array.from({ length: accounts.count }, (_, number) => number)
  const chosen = await mapInSlices(numbers, (number) => (isMeant(number) ? [number] : []))
  return new Set(chosen.flat())
}
