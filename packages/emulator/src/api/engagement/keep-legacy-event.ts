import type { StoredEvent } from '../../state/areas/engagement-state.ts'
import { hashText, SeededRandom } from '../../world/seeded-random.ts'
import type { ApiCall } from '../api-call.ts'
import { keepEvent } from './keep-event.ts'

interface LegacyEvent {
  readonly reportingSystem: string
  readonly eventTimestamp: string
  readonly eventId?: string | undefined
  readonly contentId?: string | undefined
  readonly contentUrl?: string | undefined
  readonly contentTitle?: string | undefined
  readonly actionName?: string | undefined
  readonly nonCompanyParticipants?: readonly Person[] | undefined
}

interface Person {
  readonly email?: string | undefined
}

/**
 * Keeps an event of the older interface, and gives the answer to it.
 *
 * @param people those of whom it is told, besides the participants
 * @throws Refusal 409 where the reporting system has told one of this id before
 */
export function keepLegacyEvent(
  call: ApiCall,
  eventType: StoredEvent['eventType'],
  body: LegacyEvent,
  people: readonly (Person | undefined)[],
) {
  const { reportingSystem, eventTimestamp, eventId, contentId, contentUrl } = body
  const eventName = body.actionName ?? body.contentTitle
  const everybody = [...people, ...(body.nonCompanyParticipants ?? [])]
  keepEvent(call, {
    eventType,
    timestamp: eventTimestamp,
    reportingSystem,
    ...(eventId !== undefined && { sourceEventId: eventId }),
    ...(eventName !== undefined && { eventName }),
    ...(contentId !== undefined && { contentId }),
    ...(contentUrl !== undefined && { contentUrl }),
    people: everybody.flatMap((one) => (one?.email === undefined ? [] : [{ email: one.email }])),
  })
  return { requestId: call.requestId, integrationId: integrationIdOf(call, reportingSystem) }
}

/** One for each reporting system of a company, and beyond 2^53 as recorded ones are. */
function integrationIdOf({ company }: ApiCall, reportingSystem: string): string {
  const random = new SeededRandom(
    hashText('engagement integration'),
    hashText(company.world.technicalAdministrator.userId),
    hashText(reportingSystem),
  )
  return String(6n * 10n ** 18n + BigInt(random.uint32()) * 10n ** 8n + BigInt(random.int(0, 99_999_999)))
}
