import type { Deviation } from './deviation.ts'

const reason =
  'A bare JSON number beyond 2^53 on the wire, recorded live, which JavaScript would round. Here it is decimal text.'

export const crm: readonly Deviation[] = [
  { operation: 'crm.listIntegrations', field: 'response.integrations[].integrationId', reason },
  { operation: 'crm.registerIntegration', field: 'response.integrationId', reason },
]
