import type { Handlers } from '@mallet/contract/derive/routes'
import type { library } from '@mallet/contract/gong/library'
import type { ApiCall } from '../api-call.ts'

export const libraryHandlers: Handlers<typeof library, ApiCall> = {}
