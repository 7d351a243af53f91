import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { keepLegacyEvent } from './keep-legacy-event.ts'

/** Keeps what somebody did. @throws Refusal 409 for an event that was told before */
export const reportAction = (call: ApiCall, { body }: Parsed<Gong['engagement.action']>) =>
  keepLegacyEvent(call, 'customEvent', body, [body.actor])
