import type { Deviation } from './deviation.ts'

const integrationId = (operation: Deviation['operation']): Deviation => ({
  operation,
  field: 'response.integrationId',
  reason: 'Gong writes a bare number beyond 2^53, which JavaScript would round. Here it is text.',
})

export const engagement: readonly Deviation[] = [
  integrationId('engagement.contentShared'),
  integrationId('engagement.contentViewed'),
  integrationId('engagement.action'),
]
