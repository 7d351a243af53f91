import { CONNECTION_STATUSES } from '@mallet/contract/api/connections'
import { z } from 'zod'

const Text = z.string().max(200).optional().catch(undefined)

/** The filters of the list, as the address has them. What is not one of them is passed over. */
export const ConnectionSearch = z.object({
  status: z
    .enum([...CONNECTION_STATUSES, 'unclaimed'])
    .optional()
    .catch(undefined),
  integration: Text,
  tag: Text,
  search: Text,
  customer: Text,
  limit: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
})
export type ConnectionSearch = z.infer<typeof ConnectionSearch>
