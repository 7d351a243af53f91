import type { privacy } from '@mallet/contract/gong/privacy'
import { findParty } from '../find-party.ts'
import type { AreaRequests, OperationCase } from './area-requests.ts'

const byEmail: OperationCase = {
  good: async ({ emulator }) => ({
    query: { emailAddress: (await findParty(emulator, 'External', 'emailAddress')) ?? '' },
  }),
  refused: [
    {
      means: 'the address is a colleague’s',
      request: async ({ emulator }) => ({ query: { emailAddress: emulator.techAdmin.email.toUpperCase() } }),
      status: 400,
    },
    { means: 'it is no address', request: () => ({ query: { emailAddress: 'somebody' } }), status: 400 },
    {
      means: 'there is no address',
      request: () => ({ query: {} }),
      status: 400,
      text: 'emailAddress: must not be null',
    },
  ],
}

const byPhone: OperationCase = {
  good: async ({ emulator }) => ({
    query: { phoneNumber: (await findParty(emulator, 'External', 'phoneNumber')) ?? '' },
  }),
  refused: [
    {
      means: 'the number has no code of a country',
      request: () => ({ query: { phoneNumber: '425-555-0142' } }),
      status: 400,
    },
  ],
}

export const privacyRequests: AreaRequests<typeof privacy> = {
  'privacy.findEmail': byEmail,
  'privacy.findPhone': byPhone,
  'privacy.eraseEmail': byEmail,
  'privacy.erasePhone': byPhone,
}
