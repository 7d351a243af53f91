import type { library } from '@mallet/contract/gong/library'
import type { AreaRequests } from './area-requests.ts'

export const libraryRequests: AreaRequests<typeof library> = {}
