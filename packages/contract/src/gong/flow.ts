import { z } from 'zod'
import { Id, openEnum, optional } from './fields.ts'

export const FLOW_VISIBILITIES = ['Company', 'Personal', 'Shared'] as const
export const FLOW_INSTANCE_STATUSES = [
  'Pending',
  'Running',
  'Paused',
  'FinishedNoReply',
  'FinishedResponse',
  'Finished',
] as const
export const FLOW_STEP_ACTIONS = [
  'SEND_EMAIL',
  'AUTO_SEND_EMAIL',
  'CALL',
  'LINKEDIN_CONNECT',
  'LINKEDIN_MESSAGE',
  'CUSTOM',
] as const

const flow = {
  id: Id,
  name: optional(z.string()),
  folderId: optional(Id),
  visibility: optional(openEnum(FLOW_VISIBILITIES)).describe(
    'As the owner who was asked for sees it: a flow that is Personal to its owner is Shared to others',
  ),
  creationDate: optional(z.string()).describe('ISO 8601 with offset'),
  exclusive: optional(z.boolean()).describe('A prospect of this flow can be in no other'),
}

/** A sequence of steps that a prospect is taken through. */
export const Flow = z.looseObject({ ...flow, folderName: optional(z.string()) }).meta({ id: 'Flow' })
export type Flow = z.infer<typeof Flow>

/** Where flows lie. */
export const FlowFolder = z
  .looseObject({
    id: Id,
    name: optional(z.string()),
    parentFolderId: optional(z.string()).describe('The text "null" where it lies in no other'),
    createdById: optional(z.string()).describe('A user; the text "null" where nobody made it'),
    visibility: optional(openEnum(FLOW_VISIBILITIES)),
  })
  .meta({ id: 'FlowFolder' })
export type FlowFolder = z.infer<typeof FlowFolder>

export const FlowStep = z
  .looseObject({
    id: Id,
    stepOrder: optional(z.int()).describe('Counted from 1'),
    action: optional(openEnum(FLOW_STEP_ACTIONS)),
    subject: optional(z.string()).describe('Of an email; may hold variables such as {{recipient.first_name}}'),
    body: optional(z.string()).describe('HTML; may hold variables'),
    isReply: optional(z.boolean()).describe('Sent into the thread of the email before'),
  })
  .meta({ id: 'FlowStep' })
export type FlowStep = z.infer<typeof FlowStep>

export const FlowWithSteps = z
  .looseObject({ ...flow, description: optional(z.string()), steps: optional(z.array(FlowStep)) })
  .meta({ id: 'FlowWithSteps' })
export type FlowWithSteps = z.infer<typeof FlowWithSteps>

/** One prospect on the way through one flow. */
export const FlowInstance = z
  .looseObject({
    flowId: optional(Id),
    flowName: optional(z.string()),
    crmProspectId: optional(z.string()).describe('Id of the contact or lead in the CRM'),
    flowInstanceId: optional(Id),
    flowInstanceOwnerEmail: optional(z.string()).describe('The user who works through the steps'),
    flowInstanceOwnerFullName: optional(z.string()),
    flowInstanceCreateDate: optional(z.string()).describe('ISO 8601 with offset'),
    flowInstanceStatus: optional(openEnum(FLOW_INSTANCE_STATUSES)),
    workspaceId: optional(Id),
    exclusive: optional(z.boolean()),
  })
  .meta({ id: 'FlowInstance' })
export type FlowInstance = z.infer<typeof FlowInstance>
