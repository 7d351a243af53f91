import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import { personalKey } from '../../company/personal-key.ts'
import { accountsOfDomain } from '../../world/find-accounts.ts'
import type { ApiCall } from '../api-call.ts'
import { findEvents } from './find-events.ts'
import { findReferences } from './find-references.ts'
import { refuseColleague } from './refuse-colleague.ts'

/** Everything about whoever has an address; empty lists where nobody has. Throws `Refusal` 400 for a colleague's. */
export async function findEmail(call: ApiCall, { query }: Parsed<Gong['privacy.findEmail']>) {
  refuseColleague(call, query.emailAddress)
  const key = personalKey.email(query.emailAddress)
  const { references } = await findReferences(
    call,
    { accounts: await accountsOfDomain(originOf(call.context, call.company), key.split('@').at(-1) ?? '') },
    ({ emailAddress }) => emailAddress != null && personalKey.email(emailAddress) === key,
  )
  return { requestId: call.requestId, ...references, customerEngagement: findEvents(call, query.emailAddress) }
}
