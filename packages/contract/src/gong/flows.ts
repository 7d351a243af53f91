import { z } from 'zod'
import { Id, optional, Records, RequestId } from './fields.ts'
import { Flow, FlowFolder, FlowInstance, FlowWithSteps } from './flow.ts'
import {
  AssignAnswer,
  AssignInput,
  BulkAssignment,
  BulkAssignmentInput,
  CrmProspectId,
  UnassignAnswer,
  UnassignedBy,
} from './flow-assignment.ts'
import * as examples from './flows-examples.ts'
import { gongTable } from './gong-endpoint.ts'

const { requestId, ownerEmail, exampleFlow, exampleFolder, exampleInstance } = examples
const oneRecord = { totalRecords: 1, currentPageSize: 1, currentPageNumber: 0 }
const cursor = z.string().optional()
const OwnerEmail = z.email().describe('A user with an Engage seat; without one the answer is 403')

const read = { effect: 'reads', repeat: 'safe', scope: 'api:flows:read', needs: 'engage' } as const
const write = { effect: 'writes', repeat: 'unsafe', scope: 'api:flows:write', needs: 'engage' } as const
/** A prospect that comes back begins the flow anew. */
const end = { effect: 'destroys', repeat: 'safe', scope: 'api:flows:write', needs: 'engage' } as const

export const flows = gongTable({
  'flows.list': {
    title: 'List flows',
    ...read,
    method: 'GET',
    path: '/v2/flows',
    summary: 'List the flows of the company and those that are personal to or shared with one user',
    query: z.object({
      flowOwnerEmail: OwnerEmail,
      cursor,
      workspaceId: Id.optional(),
      folderId: Id.optional(),
      mostRecentlyAssigned: z.boolean().optional().describe('By when the user last assigned somebody to them'),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, flows: z.array(Flow) }),
    paging: { cursorIn: 'query', items: 'flows', pageSize: 100, empty: { status: 200 } },
    example: {
      query: { flowOwnerEmail: ownerEmail },
      response: { requestId, records: oneRecord, flows: [exampleFlow] },
    },
    source: 'Gong OpenAPI 2026-07-05, listFlows; 200 on empty recorded live, June 2026',
  },
  'flows.folders': {
    title: 'List flow folders',
    ...read,
    method: 'GET',
    path: '/v2/flows/folders',
    summary: 'List the flow folders of the company and those that are personal to or shared with one user',
    query: z.object({
      flowFolderOwnerEmail: OwnerEmail,
      cursor,
      parentId: Id.optional().describe('Only folders that lie right in this one'),
      workspaceId: Id.optional(),
    }),
    response: z.looseObject({ requestId: RequestId, records: Records, flowsFolders: z.array(FlowFolder) }),
    paging: { cursorIn: 'query', items: 'flowsFolders', pageSize: 100, empty: { status: 200 } },
    example: {
      query: { flowFolderOwnerEmail: ownerEmail },
      response: { requestId, records: oneRecord, flowsFolders: [exampleFolder] },
    },
    source: 'Gong OpenAPI 2026-07-05, listFlowsFolders; the name of the list recorded live, June 2026',
  },
  'flows.steps': {
    title: 'List flow steps',
    ...read,
    method: 'POST',
    path: '/v2/flows/steps',
    summary: 'Read flows with their steps',
    body: z.object({
      flowIds: z.array(Id).max(20).optional().describe('One that does not exist fails the whole request'),
    }),
    response: z.looseObject({ requestId: RequestId, flows: optional(z.array(FlowWithSteps)) }),
    list: 'flows',
    example: {
      body: { flowIds: [exampleFlow.id] },
      response: { requestId, flows: [examples.exampleFlowWithSteps] },
    },
    source: 'Gong OpenAPI 2026-07-05, getFlowSteps; the 404 recorded live, June 2026',
  },
  'flows.listProspects': {
    title: 'List flow prospects',
    ...read,
    method: 'POST',
    path: '/v2/flows/prospects',
    summary: 'List where prospects stand in flows, by CRM ids or by flow instance ids',
    body: z.object({
      crmProspectsIds: z.array(CrmProspectId).optional().describe('Finds only instances that are not finished'),
      flowInstanceIds: z.array(Id).optional().describe('Finds finished instances, too'),
    }),
    response: z.looseObject({ requestId: RequestId, prospectsAssigned: optional(z.array(FlowInstance)) }),
    list: 'prospectsAssigned',
    example: {
      body: { crmProspectsIds: [examples.prospectId] },
      response: { requestId, prospectsAssigned: [exampleInstance] },
    },
    source: 'Gong OpenAPI 2026-07-05, getProspectsAssignedFlows; 200 on empty recorded live, June 2026',
  },
  'flows.assign': {
    title: 'Assign prospects',
    ...write,
    method: 'POST',
    path: '/v2/flows/prospects/assign',
    summary: 'Assign up to 100 prospects of the CRM to a flow',
    body: AssignInput,
    response: AssignAnswer,
    limits: ['Some prospects may be refused while the others are assigned; the status is 200 all the same'],
    example: { body: examples.assignBody, response: examples.assignAnswer },
    source: 'Gong OpenAPI 2026-07-05, assignProspects; the 404 recorded live, June 2026',
  },
  'flows.assignWithCoolOffOverride': {
    title: 'Assign prospects despite cool-off',
    ...write,
    method: 'POST',
    path: '/v2/flows/prospects/assign/cool-off-override',
    standing: 'deprecated',
    summary: 'Assign prospects although their cool-off period is not over; flows.assign can do so with overrides',
    body: AssignInput,
    response: AssignAnswer,
    limits: ['Some prospects may be refused while the others are assigned; the status is 200 all the same'],
    example: { body: examples.assignBody, response: examples.assignAnswer },
    source: 'Gong OpenAPI 2026-07-05, assignProspectsCoolOffOverrides; the 404 recorded live, June 2026',
  },
  'flows.submitBulkAssignment': {
    title: 'Submit bulk assignment',
    ...write,
    method: 'POST',
    path: '/v2/flows/prospects/bulk-assignments',
    summary: 'Hand in up to 50 prospects, some perhaps new to the CRM, to be assigned to a flow by and by',
    body: BulkAssignmentInput,
    status: 202,
    response: BulkAssignment,
    example: { body: examples.bulkBody, response: examples.bulkSubmitted },
    source: 'Gong OpenAPI 2026-07-05, submitFlowProspectsBulkAssignment',
  },
  'flows.getBulkAssignment': {
    title: 'Get bulk assignment',
    ...read,
    method: 'GET',
    path: '/v2/flows/prospects/bulk-assignments/{id}',
    summary: 'Read how far a bulk assignment has come, and what became of each prospect',
    params: z.object({ id: z.string().describe('What flows.submitBulkAssignment answered') }),
    response: BulkAssignment,
    example: { params: { id: examples.bulkCompleted.id }, response: examples.bulkCompleted },
    source: 'Gong OpenAPI 2026-07-05, getFlowProspectsBulkAssignment; the 404 recorded live, June 2026',
  },
  'flows.unassignByCrmId': {
    title: 'Unassign prospect',
    ...end,
    method: 'POST',
    path: '/v2/flows/prospects/unassign-flows-by-crm-id',
    summary: 'Take one prospect of the CRM out of one flow, or out of all',
    body: z.object({
      crmProspectId: CrmProspectId,
      flowId: Id.optional().describe('Without it, out of all flows'),
      unassignedByUserEmail: UnassignedBy,
    }),
    response: UnassignAnswer,
    example: {
      body: { crmProspectId: examples.prospectId, unassignedByUserEmail: ownerEmail },
      response: { requestId, unassignedFlowInstanceIds: [exampleInstance.flowInstanceId] },
    },
    source: 'Gong OpenAPI 2026-07-05, unassignProspectFlows; 200 for an unknown prospect recorded live, June 2026',
  },
  'flows.unassignByInstanceId': {
    title: 'Unassign flow instances',
    ...end,
    method: 'POST',
    path: '/v2/flows/prospects/unassign-flows-by-instance-id',
    summary: 'Take prospects out of flows by up to 200 flow instance ids',
    body: z.object({
      flowInstanceIds: z.array(Id).max(200).describe('One that does not exist fails the whole request'),
      unassignedByUserEmail: UnassignedBy,
    }),
    response: UnassignAnswer,
    example: {
      body: { flowInstanceIds: [exampleInstance.flowInstanceId], unassignedByUserEmail: ownerEmail },
      response: { requestId, unassignedFlowInstanceIds: [exampleInstance.flowInstanceId] },
    },
    source: 'Gong OpenAPI 2026-07-05, unassignFlows; the 400 recorded live, June 2026',
  },
})
