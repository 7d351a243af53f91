import type { CrmField } from './crm-field.ts'

export const EXAMPLE_INTEGRATION_ID = '6286478263646195832'
export const EXAMPLE_CLIENT_REQUEST_ID = 'accounts-2026-06-10-1'

export const exampleField: CrmField = {
  uniqueName: 'segment',
  label: 'Segment',
  type: 'PICKLIST',
  lastModified: '2026-06-01T08:00:00Z',
  isDeleted: false,
  orderedValueList: ['Small business', 'Mid-market', 'Enterprise'],
}

export const exampleAccount = {
  objectId: 'northwind-freight-001',
  modifiedDate: '2026-06-09T16:20:00Z',
  url: 'https://crm.mallet.example/accounts/northwind-freight-001',
  name: 'Northwind Freight',
  domains: ['northwind.example'],
  segment: 'Mid-market',
}

const secondAccount = {
  objectId: 'harbour-cold-chain-002',
  modifiedDate: '2026-06-09T17:05:00Z',
  name: 'Harbour Cold Chain',
  domains: ['harbour-cold-chain.example'],
}

/** A file of two accounts. */
export const exampleUpload = [exampleAccount, secondAccount].map((line) => `${JSON.stringify(line)}\n`).join('')
