import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { keepEvent } from './keep-event.ts'

/** Keeps a digital interaction. @throws Refusal 409 for an event that was told before */
export function reportDigitalInteraction(call: ApiCall, { body }: Parsed<Gong['engagement.digitalInteraction']>) {
  const { eventId, timestamp, eventType, sourceSystemName, content, person } = body
  keepEvent(call, {
    eventType: 'digitalInteraction',
    timestamp,
    sourceEventId: eventId,
    eventName: eventType,
    ...(sourceSystemName !== undefined && { reportingSystem: sourceSystemName }),
    ...(content.contentId !== undefined && { contentId: content.contentId }),
    ...(content.contentUrl !== undefined && { contentUrl: content.contentUrl }),
    people: person
      ? [
          {
            ...(person.email !== undefined && { email: person.email }),
            ...(person.phoneNumber !== undefined && { phoneNumber: person.phoneNumber }),
          },
        ]
      : [],
  })
  return { requestId: call.requestId }
}
