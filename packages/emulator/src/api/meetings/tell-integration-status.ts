import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { organizerStatus } from './organizer-of.ts'

/** One line for each address, in the order of the question. */
export const tellIntegrationStatus = (
  { company, requestId }: ApiCall,
  { body }: Parsed<Gong['meetings.integrationStatus']>,
) => ({ requestId, users: (body.emails ?? []).map((email) => organizerStatus(company.world, email)) })
