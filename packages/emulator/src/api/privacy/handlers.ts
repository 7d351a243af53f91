import type { Handlers } from '@mallet/contract/derive/routes'
import type { privacy } from '@mallet/contract/gong/privacy'
import type { ApiCall } from '../api-call.ts'
import { eraseEmail } from './erase-email.ts'
import { erasePhone } from './erase-phone.ts'
import { findEmail } from './find-email.ts'
import { findPhone } from './find-phone.ts'

export const privacyHandlers: Handlers<typeof privacy, ApiCall> = {
  'privacy.findEmail': findEmail,
  'privacy.findPhone': findPhone,
  'privacy.eraseEmail': eraseEmail,
  'privacy.erasePhone': erasePhone,
}
