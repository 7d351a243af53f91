export { isMalletError, MalletError } from '@mallet/contract/errors'
export { Secret } from '@mallet/contract/secret'
export { createGongClient, type GongClient } from './client.ts'
export { connectGong, type GongConnection, type GongConnectionInput } from './connect-gong.ts'
export { multipartBody } from './egress/multipart-body.ts'
export { type EgressPolicy, gongPolicy, thisMachine } from './egress/policy.ts'
export { requestUrl } from './egress/request-url.ts'
export {
  createSend,
  type Send,
  type Sender,
  type SendRequest,
  type Stream,
  type StreamedAnswer,
  type StreamRequest,
} from './egress/send.ts'
export { failureReason, surelyNotSent, type UnavailableReason, wasConnectionStale } from './egress/send-failure.ts'
export { parseExactJson } from './exact-json.ts'
export { allowedAppUrl, allowedBaseUrl } from './host-rules.ts'
export { type Item, items } from './items.ts'
export { type AuthorizeInput, authorizeUrl } from './oauth/authorize-url.ts'
export { type ExchangeInput, exchangeCode } from './oauth/exchange-code.ts'
export { type RefreshInput, refreshGrant } from './oauth/refresh-grant.ts'
export type { Grant, TokenParametersIn, TokenResult } from './oauth/request-grant.ts'
export { type PagedName, pages } from './pages.ts'
export { isCursorRefused, refused } from './refused.ts'
export { retryAfterSeconds } from './retry-after.ts'
