import type { StoredEvent } from '../../state/areas/engagement-state.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'

/**
 * Keeps an event. Systems count their events each for itself, so an id is only taken within its system.
 *
 * @throws Refusal 409 where the system has told one of this id before
 */
export function keepEvent({ context, company }: ApiCall, event: StoredEvent): void {
  const { events } = company.state().engagement
  const isDigital = (one: StoredEvent) => one.eventType === 'digitalInteraction'
  const isSame = (one: StoredEvent) =>
    one.sourceEventId === event.sourceEventId &&
    one.reportingSystem === event.reportingSystem &&
    isDigital(one) === isDigital(event)
  if (event.sourceEventId !== undefined && events.some(isSame)) {
    throw new Refusal(409, [`Event ${event.sourceEventId} was reported already`])
  }
  events.push(event)
  context.state.save()
}
