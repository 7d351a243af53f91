import { z } from 'zod'
import { CrmAccepted, CrmIntegration, CrmRequestStatus } from './crm-answers.ts'
import {
  EXAMPLE_CLIENT_REQUEST_ID,
  EXAMPLE_INTEGRATION_ID,
  exampleAccount,
  exampleField,
  exampleUpload,
} from './crm-examples.ts'
import { CrmField } from './crm-field.ts'
import { ClientRequestId, CrmObjectType, CrmRecord, CrmUploadType } from './crm-records.ts'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** Gong answers about the first ones of a longer list and leaves out the rest without a word. */
export const MOST_OBJECT_IDS = 100

/** The 409 of a company that has one. Recorded live, June 2026. */
export const SECOND_INTEGRATION =
  'Your organization already has an active GENERIC CRM integration. Only 1 active integration is supported. Please disconnect the existing GENERIC CRM integration before creating a new Generic CRM integration'

const IntegrationId = Id.describe('As crm.registerIntegration gave it; beyond 2^53, so keep it as text')

const requestId = '4al018gzaztcr8nbukw'
const integration = { integrationId: EXAMPLE_INTEGRATION_ID }
const account = { ...integration, objectType: 'ACCOUNT' }
const request = { ...integration, clientRequestId: EXAMPLE_CLIENT_REQUEST_ID }
const accepted = { requestId, clientRequestId: EXAMPLE_CLIENT_REQUEST_ID }

export const crm = gongTable({
  'crm.getObjects': {
    title: 'Get CRM objects',
    method: 'GET',
    path: '/v2/crm/entities',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:crm:get-objects',
    summary: 'Read uploaded CRM records by their ids, to see what Gong made of an upload',
    query: z.object({ integrationId: IntegrationId, objectType: CrmObjectType }),
    body: z.array(z.string()).describe(`Ids of the CRM. Those beyond the first ${MOST_OBJECT_IDS} get no answer`),
    response: z.looseObject({
      requestId: RequestId,
      crmObjectsMap: optional(z.record(z.string(), z.record(z.string(), z.unknown()).nullable())).describe(
        'By id, the fields of the schema; null where Gong has no such record',
      ),
    }),
    limits: [`Answers about the first ${MOST_OBJECT_IDS} ids of the list and leaves out the rest`],
    example: {
      query: account,
      body: [exampleAccount.objectId, 'unknown-003'],
      response: { requestId, crmObjectsMap: { [exampleAccount.objectId]: exampleAccount, 'unknown-003': null } },
    },
    source: 'Gong OpenAPI 2026-07-05, getCrmObjects; 415 without a JSON body recorded live',
  },
  'crm.uploadObjects': {
    title: 'Upload CRM objects',
    method: 'POST',
    path: '/v2/crm/entities',
    effect: 'writes',
    repeat: { key: 'clientRequestId' },
    scope: 'api:crm:upload',
    summary: 'Upload CRM records of one kind, a JSON object in each line; Gong reads them later',
    query: z.object({ integrationId: IntegrationId, objectType: CrmUploadType, clientRequestId: ClientRequestId }),
    upload: {
      part: 'dataFile',
      mediaTypes: ['application/x-ndjson', 'application/json', 'text/plain', 'application/octet-stream'],
      maxBytes: 200_000_000,
      line: CrmRecord,
    },
    status: 201,
    response: CrmAccepted,
    limits: [
      'A file holds one kind of record, and each record once',
      'Accepted is not read: crm.requestStatus tells what became of the lines',
      'Accounts come before their contacts and deals, and stages and business users before deals',
    ],
    example: { query: { ...account, ...request }, upload: exampleUpload, response: accepted },
    source: 'Gong OpenAPI 2026-07-05, uploadCrmData; the fields of a line by Gong’s help on it',
  },
  'crm.listSchema': {
    title: 'List CRM schema',
    method: 'GET',
    path: '/v2/crm/entity-schema',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:crm:schema',
    summary: 'List the fields that were added to each kind of CRM record',
    query: z.object({
      integrationId: IntegrationId,
      objectType: CrmObjectType.optional().describe('All kinds without it'),
    }),
    response: z.looseObject({
      requestId: RequestId,
      objectTypeToSelectedFields: optional(z.record(z.string(), z.array(z.looseObject(CrmField.shape)))),
    }),
    example: { query: account, response: { requestId, objectTypeToSelectedFields: { ACCOUNT: [exampleField] } } },
    source: 'Gong OpenAPI 2026-07-05, listCrmSchemaFields',
  },
  'crm.uploadSchema': {
    title: 'Upload CRM schema',
    method: 'POST',
    path: '/v2/crm/entity-schema',
    effect: 'writes',
    repeat: 'safe',
    scope: 'api:crm:schema',
    summary: 'Replace the list of fields that are added to one kind of CRM record',
    query: z.object({ integrationId: IntegrationId, objectType: CrmObjectType }),
    body: z.array(CrmField).describe('All of them, also those sent before'),
    response: z.looseObject({ requestId: RequestId }),
    limits: ['A field sent before must come again, with isDeleted to drop it and its data'],
    example: { query: account, body: [exampleField], response: { requestId } },
    source: 'Gong OpenAPI 2026-07-05, uploadCrmSchemaField, which says 200 and 201; 200 recorded live',
  },
  'crm.listIntegrations': {
    title: 'List CRM integrations',
    method: 'GET',
    path: '/v2/crm/integrations',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:crm:integrations:read',
    summary: 'List the registered CRM integration, at most one',
    response: z.looseObject({ requestId: RequestId, integrations: z.array(CrmIntegration).optional() }),
    list: 'integrations',
    bareIntegers: ['integrationId'],
    example: {
      response: {
        requestId,
        integrations: [{ ...integration, ownerEmail: 'dana.reyes@northwind.example', name: 'Northwind CRM' }],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listGenericCrmIntegration; the bare number recorded live',
  },
  'crm.registerIntegration': {
    title: 'Register CRM integration',
    method: 'PUT',
    path: '/v2/crm/integrations',
    effect: 'writes',
    repeat: 'unsafe',
    scope: 'api:crm:integration:register',
    summary: 'Register the CRM integration of the company, which may have one',
    body: z.object({
      ownerEmail: z.string().describe('Whoever answers for the integration'),
      name: z.string().describe('What Gong’s users see'),
    }),
    response: z.looseObject({
      requestId: RequestId,
      integrationId: optional(Id).describe('A bare number at Gong, text here'),
    }),
    limits: ['One integration in a company; those with Salesforce, HubSpot or Dynamics count'],
    bareIntegers: ['integrationId'],
    example: {
      body: { ownerEmail: 'dana.reyes@northwind.example', name: 'Northwind CRM' },
      response: { requestId, ...integration },
    },
    source: 'Gong OpenAPI 2026-07-05, registerGenericCrmIntegration; 409 for a second one recorded live',
  },
  'crm.deleteIntegration': {
    title: 'Delete CRM integration',
    method: 'DELETE',
    path: '/v2/crm/integrations',
    effect: 'destroys',
    repeat: { key: 'clientRequestId' },
    scope: 'api:crm:integration:delete',
    summary: 'Begin to delete the CRM integration with all records that came through it',
    query: z.object({ integrationId: IntegrationId, clientRequestId: ClientRequestId }),
    status: 201,
    response: CrmAccepted,
    limits: ['Accepted is not done: crm.requestStatus tells; links to calls may take 24 hours to go'],
    example: {
      query: { ...integration, clientRequestId: 'goodbye-1' },
      response: { requestId, clientRequestId: 'goodbye-1' },
    },
    source: 'Gong OpenAPI 2026-07-05, deleteGenericCrmIntegration',
  },
  'crm.requestStatus': {
    title: 'Get CRM request status',
    method: 'GET',
    path: '/v2/crm/request-status',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:crm:upload',
    summary: 'Read how far Gong is with an upload of CRM records, or with deleting the integration',
    query: z.object({ integrationId: IntegrationId, clientRequestId: ClientRequestId }),
    response: CrmRequestStatus,
    example: {
      query: request,
      response: {
        requestId,
        status: 'FAILED',
        errors: [{ line: 49, description: 'Mandatory field [emailAddress] is missing or empty' }],
        totalErrorCount: 1,
        totalSuccessCount: 97,
      },
    },
    source: 'Gong OpenAPI 2026-07-05, getRequestStatus; FAILED with its errors recorded live',
  },
})
