import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/** Throws `Refusal` 409 for the id of an earlier request of the company. The status is documented, the text is ours. */
export function requireFreshRequest({ company }: ApiCall, clientRequestId: string): void {
  const { requests } = company.state().crm
  if (!requests.some((request) => request.clientRequestId === clientRequestId)) return
  throw new Refusal(409, ['clientRequestId already exists'])
}
