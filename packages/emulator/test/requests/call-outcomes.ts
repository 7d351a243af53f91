import type { callOutcomes } from '@mallet/contract/gong/call-outcomes'
import type { AreaRequests } from './area-requests.ts'

export const callOutcomesRequests: AreaRequests<typeof callOutcomes> = { 'callOutcomes.list': { good: () => ({}) } }
