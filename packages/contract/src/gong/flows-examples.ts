import type { Flow, FlowFolder, FlowInstance, FlowWithSteps } from './flow.ts'
import type { AssignAnswer, BulkAssignment } from './flow-assignment.ts'

export const requestId = '4al018gzaztcr8nbukw'
export const ownerEmail = 'dana.reyes@northwind.example'
export const prospectId = '0035g0000Kb4TzQAJX'
const strangerId = 'not-a-crm-id'

export const exampleFlow: Flow = {
  id: '1695493301223590792',
  name: 'Outbound: heads of logistics',
  folderId: '1695493301223573465',
  folderName: 'Outbound',
  visibility: 'Company',
  creationDate: '2025-11-17T09:30:00-05:00',
  exclusive: true,
}

export const exampleFolder: FlowFolder = {
  id: '1695493301223573465',
  name: 'Outbound',
  parentFolderId: 'null',
  createdById: '7273476131570014205',
  visibility: 'Company',
}

export const exampleInstance: FlowInstance = {
  flowId: '1695493301223590792',
  flowName: 'Outbound: heads of logistics',
  crmProspectId: prospectId,
  flowInstanceId: '1695493301223612345',
  flowInstanceOwnerEmail: ownerEmail,
  flowInstanceOwnerFullName: 'Dana Reyes',
  flowInstanceCreateDate: '2026-06-09T10:04:12-04:00',
  flowInstanceStatus: 'Running',
  workspaceId: '623457276584334000',
  exclusive: true,
}

const { folderName: _, ...flow } = exampleFlow
export const exampleFlowWithSteps: FlowWithSteps = {
  ...flow,
  description: 'Three touches in nine days',
  steps: [
    {
      id: '1695493301223600001',
      stepOrder: 1,
      action: 'AUTO_SEND_EMAIL',
      subject: 'Queues at your docks, {{recipient.first_name}}?',
      body: '<div>Hello {{recipient.first_name}}, how long does a truck wait at your gate today?</div>',
      isReply: false,
    },
    { id: '1695493301223600002', stepOrder: 2, action: 'CALL', subject: null, body: null, isReply: null },
  ],
}

export const assignBody = {
  crmProspectsIds: [prospectId, strangerId],
  flowId: '1695493301223590792',
  flowInstanceOwnerEmail: ownerEmail,
  overrides: {
    steps: [{ number: 1, subject: 'Your docks in Leeds', body: '<div>Hello {{recipient.first_name}}</div>' }],
    flowInstanceVariables: [{ name: 'recipient.first_name', value: 'Mike' }],
  },
  flowInstanceDescription: 'Met at the fair',
}

export const assignAnswer: AssignAnswer = {
  requestId,
  prospectsAssigned: [{ ...exampleInstance, flowInstanceStatus: 'Pending' }],
  prospectsNotAssigned: [
    {
      flowId: '1695493301223590792',
      crmProspectId: strangerId,
      errorCode: 'InvalidArgument',
      errorMessage: `Invalid crmId <${strangerId}>`,
    },
  ],
}

const known = { crmId: prospectId, email: 'p.okafor@harbourmill.example' }
const fresh = {
  firstName: 'Ines',
  lastName: 'Marlow',
  email: 'ines.marlow@alderfreight.example',
  jobTitle: 'Head of Logistics',
  companyName: 'Alder Freight',
}

export const bulkBody = {
  flowInstanceOwnerEmail: ownerEmail,
  flowId: '1695493301223590792',
  prospects: [known, fresh],
}

const bulkId = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'
export const bulkSubmitted: BulkAssignment = {
  requestId,
  id: bulkId,
  status: 'PENDING',
  totalCount: 2,
  processedCount: 0,
  successCount: 0,
  failedCount: 0,
  results: [],
}

export const bulkCompleted: BulkAssignment = {
  ...bulkSubmitted,
  status: 'COMPLETED',
  processedCount: 2,
  successCount: 1,
  failedCount: 1,
  results: [
    { prospect: known, status: 'ASSIGNED', crmId: prospectId, flowInstanceId: '1695493301223612345' },
    {
      prospect: fresh,
      status: 'CRM_OPERATION_FAILED',
      errorCode: 'REQUEST_LIMIT_EXCEEDED',
      errorMessage: 'The CRM takes no more requests today',
    },
  ],
}
