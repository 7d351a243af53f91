import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { personalKey } from '../../company/personal-key.ts'
import { accountsOfPhone } from '../../world/find-accounts.ts'
import type { ApiCall } from '../api-call.ts'
import { findReferences } from './find-references.ts'

/** Everything about whoever has a number, however it is written; empty lists where nobody has. */
export async function findPhone(call: ApiCall, { query }: Parsed<Gong['privacy.findPhone']>) {
  const key = personalKey.phone(query.phoneNumber)
  const isMeant = (phoneNumber: string) => personalKey.phone(phoneNumber) === key
  const { references, people } = await findReferences(
    call,
    { accounts: await accountsOfPhone(originOf(call.context, call.company), isMeant), isCaller: isMeant },
    ({ phoneNumber }) => phoneNumber != null && isMeant(phoneNumber),
  )
  return {
    requestId: call.requestId,
    ...references,
    suppliedPhoneNumber: query.phoneNumber,
    matchingPhoneNumbers: [...new Set(people.flatMap(({ phoneNumber }) => phoneNumber ?? []))],
    emailAddresses: [...new Set(people.flatMap(({ emailAddress }) => emailAddress ?? []))],
  }
}
