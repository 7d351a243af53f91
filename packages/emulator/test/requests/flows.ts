import type { flows } from '@mallet/contract/gong/flows'
import { z } from 'zod'
import { CONTACTS, everyUser, FLOWS, ownerAndFlow } from '../engage.ts'
import type { AreaRequests, OperationCase, Probe } from './area-requests.ts'

const Instances = z.array(z.object({ flowInstanceId: z.string() }))
const unknownFlow = '1999999999999999999'

async function withoutSeat(probe: Probe): Promise<string> {
  return (await everyUser(probe)).find(({ active }) => !active)?.emailAddress ?? 'nobody@quayline.example'
}

async function assignment(probe: Probe) {
  const { email, flowId } = await ownerAndFlow(probe)
  return { flowId, flowInstanceOwnerEmail: email, crmProspectsIds: [...CONTACTS, 'not-a-crm-id'] }
}

async function assigned(probe: Probe): Promise<string[]> {
  const { body } = await probe.ask(`${FLOWS}/prospects/assign`, { body: await assignment(probe) })
  return Instances.parse(body.prospectsAssigned).map(({ flowInstanceId }) => flowInstanceId)
}

async function bulk(probe: Probe) {
  const { email, flowId } = await ownerAndFlow(probe)
  const prospects = [{ crmId: CONTACTS[0] }, { crmId: 'x' }, { firstName: 'Ines', lastName: 'Marlow' }]
  return { flowId, flowInstanceOwnerEmail: email, prospects }
}

const assign: OperationCase = {
  good: async (probe) => ({ body: await assignment(probe) }),
  refused: [
    {
      means: 'there is no such flow',
      request: async (probe) => ({ body: { ...(await assignment(probe)), flowId: unknownFlow } }),
      status: 404,
      text: 'Flow not found',
    },
    {
      means: 'the owner has no seat',
      request: async (probe) => ({
        body: { ...(await assignment(probe)), flowInstanceOwnerEmail: await withoutSeat(probe) },
      }),
      status: 403,
    },
    {
      means: 'there are too many prospects',
      request: async (probe) => ({
        body: { ...(await assignment(probe)), crmProspectsIds: Array.from({ length: 101 }, (_, n) => `${n}`) },
      }),
      status: 400,
    },
  ],
}

export const flowsRequests: AreaRequests<typeof flows> = {
  'flows.list': {
    good: async (probe) => ({ query: { flowOwnerEmail: (await ownerAndFlow(probe)).email } }),
    refused: [
      {
        means: 'the owner has no seat',
        request: async (probe) => ({ query: { flowOwnerEmail: await withoutSeat(probe) } }),
        status: 403,
      },
    ],
  },
  'flows.folders': {
    good: async (probe) => ({ query: { flowFolderOwnerEmail: (await ownerAndFlow(probe)).email } }),
    refused: [
      {
        means: 'the owner has no seat',
        request: async (probe) => ({ query: { flowFolderOwnerEmail: await withoutSeat(probe) } }),
        status: 403,
      },
    ],
  },
  'flows.steps': {
    good: async (probe) => ({ body: { flowIds: [(await ownerAndFlow(probe)).flowId] } }),
    refused: [
      {
        means: 'one flow is unknown',
        request: async (probe) => ({ body: { flowIds: [(await ownerAndFlow(probe)).flowId, unknownFlow] } }),
        status: 404,
        text: `Flow not found: flowId=${unknownFlow}`,
      },
    ],
  },
  'flows.listProspects': {
    good: async (probe) => ({ body: { flowInstanceIds: await assigned(probe), crmProspectsIds: CONTACTS } }),
  },
  'flows.assign': assign,
  'flows.assignWithCoolOffOverride': assign,
  'flows.submitBulkAssignment': {
    good: async (probe) => ({ body: await bulk(probe) }),
    refused: [
      {
        means: 'there is no such flow',
        request: async (probe) => ({ body: { ...(await bulk(probe)), flowId: unknownFlow } }),
        status: 404,
        text: 'Flow not found',
      },
      {
        means: 'a prospect has no name',
        request: async (probe) => ({ body: { ...(await bulk(probe)), prospects: [{ firstName: 'Ines' }] } }),
        status: 400,
      },
    ],
  },
  'flows.getBulkAssignment': {
    good: async (probe) => {
      const { body } = await probe.ask(`${FLOWS}/prospects/bulk-assignments`, { body: await bulk(probe) })
      return { params: { id: String(body.id) } }
    },
    refused: [
      {
        means: 'there is none of this id',
        request: () => ({ params: { id: 'f47ac10b' } }),
        status: 404,
        text: 'Flow prospects bulk assignment f47ac10b not found',
      },
    ],
  },
  'flows.unassignByCrmId': {
    good: async (probe) => {
      await assigned(probe)
      return { body: { crmProspectId: CONTACTS[0] } }
    },
  },
  'flows.unassignByInstanceId': {
    good: async (probe) => ({ body: { flowInstanceIds: await assigned(probe) } }),
    refused: [
      {
        means: 'one instance is unknown',
        request: async (probe) => ({ body: { flowInstanceIds: [...(await assigned(probe)), '1'] } }),
        status: 400,
        text: 'One or more of the given flowInstanceIds does not exist',
      },
    ],
  },
}
