import type { Deviation } from './deviation.ts'

export const integrationSettings: readonly Deviation[] = [
  {
    operation: 'integrationSettings.set',
    field: 'response.integrationId',
    reason: 'A bare number beyond 2^53 at Gong, which is text here so that no digit is lost.',
  },
]
