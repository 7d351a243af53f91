import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { personalKey } from '../../company/personal-key.ts'
import type { ApiCall } from '../api-call.ts'
import { findReferences } from './find-references.ts'

/** Everything about whoever has a number, however it is written; empty lists where nobody has. */
export async function findPhone(call: ApiCall, { query }: Parsed<Gong['privacy.findPhone']>) {
  const key = personalKey.phone(query.phoneNumber)
  const { references, people } = await findReferences(
    call,
    ({ phoneNumber }) => phoneNumber != null && personalKey.phone(phoneNumber) === key,
  )
  return {
    requestId: call.requestId,
    ...references,
    suppliedPhoneNumber: query.phoneNumber,
    matchingPhoneNumbers: [...new Set(people.flatMap(({ phoneNumber }) => phoneNumber ?? []))],
    emailAddresses: [...new Set(people.flatMap(({ emailAddress }) => emailAddress ?? []))],
  }
}
