import { type crm, SECOND_INTEGRATION } from '@mallet/contract/gong/crm'
import { exampleAccount, exampleField, exampleUpload } from '@mallet/contract/gong/crm-examples'
import { letUploadsEnd, registerCrm, uploadCrm } from '../crm-lab.ts'
import type { AreaRequests, Probe } from './area-requests.ts'

const unregistered = { integrationId: '1', objectType: 'ACCOUNT', clientRequestId: 'first' }
const query = { objectType: 'ACCOUNT', clientRequestId: 'first' }

const registered = async ({ emulator }: Probe) => ({ integrationId: await registerCrm(emulator), ...query })

/** Two good accounts and a bad line are uploaded, and through. */
async function uploaded(probe: Probe) {
  const to = await registered(probe)
  await probe.ask(`/v2/crm/entity-schema?${new URLSearchParams(to)}`, { method: 'POST', body: [exampleField] })
  await uploadCrm(probe.emulator, to, `${exampleUpload}{"objectId":"1"}\n`)
  await letUploadsEnd(probe.emulator)
  return to
}

const noIntegration = {
  means: 'there is no such integration',
  request: () => ({ query: unregistered }),
  status: 400,
}

export const crmRequests: AreaRequests<typeof crm> = {
  'crm.getObjects': {
    good: async (probe) => ({ query: await uploaded(probe), body: [exampleAccount.objectId, 'nobody'] }),
    refused: [
      noIntegration,
      {
        means: 'an object type is unknown',
        request: () => ({ query: { ...unregistered, objectType: 'STAGE' } }),
        status: 400,
        text: 'Json parse error',
      },
    ],
  },
  'crm.uploadObjects': {
    good: async (probe) => ({ query: await registered(probe) }),
    refused: [
      noIntegration,
      {
        means: 'the part has another name',
        request: async (probe) => ({
          query: await registered(probe),
          file: { part: 'file', fileName: 'accounts', mediaType: 'application/json', text: exampleUpload },
        }),
        status: 400,
        text: 'dataFile part is missing',
      },
      { means: 'its id was used before', request: async (probe) => ({ query: await uploaded(probe) }), status: 409 },
      {
        means: 'its id has other characters',
        request: () => ({ query: { ...unregistered, clientRequestId: 'a b' } }),
        status: 400,
      },
    ],
  },
  'crm.listSchema': {
    good: async (probe) => ({ query: await uploaded(probe) }),
    refused: [noIntegration],
  },
  'crm.uploadSchema': {
    good: async (probe) => ({ query: await registered(probe) }),
    refused: [
      noIntegration,
      {
        means: 'an earlier field is left out',
        request: async (probe) => ({ query: await uploaded(probe), body: [] }),
        status: 400,
      },
    ],
  },
  'crm.listIntegrations': {
    good: async (probe) => {
      await registered(probe)
      return {}
    },
  },
  'crm.registerIntegration': {
    good: () => ({}),
    refused: [
      {
        means: 'there is one already',
        request: async (probe) => {
          await registered(probe)
          return {}
        },
        status: 409,
        text: SECOND_INTEGRATION,
      },
      {
        means: 'it has no name',
        request: () => ({ body: { ownerEmail: 'dana@northwind.example' } }),
        status: 400,
        text: 'name: must not be null',
      },
    ],
  },
  'crm.deleteIntegration': {
    good: async (probe) => ({ query: await registered(probe) }),
    refused: [
      noIntegration,
      { means: 'its id was used before', request: async (probe) => ({ query: await uploaded(probe) }), status: 409 },
    ],
  },
  'crm.requestStatus': {
    good: async (probe) => ({ query: await uploaded(probe) }),
    refused: [
      {
        means: 'no such request came',
        request: async (probe) => ({ query: await registered(probe) }),
        status: 400,
      },
    ],
  },
}
