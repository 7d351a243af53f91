import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { ApiCall } from '../api-call.ts'
import { keepLegacyEvent } from './keep-legacy-event.ts'

/** Keeps that content was shared. @throws Refusal 409 for an event that was told before */
export const reportContentShared = (call: ApiCall, { body }: Parsed<Gong['engagement.contentShared']>) =>
  keepLegacyEvent(call, 'contentShared', body, body.recipients ?? [])
