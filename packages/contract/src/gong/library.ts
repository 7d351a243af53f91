import { z } from 'zod'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

const folder = {
  id: Id,
  name: optional(z.string()),
  createdBy: optional(Id).describe('A user; null where Gong itself made it'),
  updated: optional(z.string()),
}

/** A public folder of a workspace’s library. */
export const LibraryFolder = z
  .looseObject({ ...folder, parentFolderId: optional(Id).describe('Null for the folders at the top') })
  .meta({ id: 'LibraryFolder' })
export type LibraryFolder = z.infer<typeof LibraryFolder>

/** A call that somebody put into a folder, whole or in part. */
export const LibraryCall = z
  .looseObject({
    id: Id.describe('Of the call'),
    title: optional(z.string()),
    note: optional(z.string()).describe('What is worth hearing in it'),
    addedBy: optional(Id).describe('A user'),
    created: optional(z.string()).describe('When it was put there'),
    url: optional(z.string()),
    snippet: optional(
      z.looseObject({ fromSec: optional(z.int()), toSec: optional(z.int()) }).describe('Seconds from its start'),
    ).describe('Null where the whole call is there'),
  })
  .meta({ id: 'LibraryCall' })
export type LibraryCall = z.infer<typeof LibraryCall>

export const library = gongTable({
  'library.folders': {
    title: 'List library folders',
    method: 'GET',
    path: '/v2/library/folders',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:library:read',
    summary: 'List the public folders of the library that are not archived',
    query: z.object({
      workspaceId: Id.optional().describe('Needed where the company has more than one workspace'),
    }),
    response: z.looseObject({ requestId: RequestId, folders: z.array(LibraryFolder) }),
    list: 'folders',
    emptyText: 'No folders found corresponding to the provided filters',
    limits: ['A company with more than one workspace must name one of them.'],
    example: {
      query: { workspaceId: '623457276584334000' },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        folders: [
          {
            id: '3843152912968920037',
            name: 'Public Folders',
            parentFolderId: null,
            createdBy: null,
            updated: '2025-03-04T09:00:00-05:00',
          },
          {
            id: '3843152912968921450',
            name: 'Discovery calls',
            parentFolderId: '3843152912968920037',
            createdBy: '7273476131570014198',
            updated: '2026-05-28T17:21:09-04:00',
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, getLibraryStructure; the missing workspace and nulls by live observation',
  },
  'library.folderContent': {
    title: 'List calls in folder',
    knownAs: ['list-of-calls-in-folder', 'list-library-folder-content'],
    method: 'GET',
    path: '/v2/library/folder-content',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:library:read',
    summary: 'Read one folder of the library, with the calls and snippets in it',
    query: z.object({ folderId: Id.optional().describe('One of library.folders') }),
    response: z.looseObject({ requestId: RequestId, ...folder, calls: z.array(LibraryCall) }),
    list: 'calls',
    example: {
      query: { folderId: '3843152912968921450' },
      response: {
        requestId: '4al018gzaztcr8nbukw',
        id: '3843152912968921450',
        name: 'Discovery calls',
        createdBy: '7273476131570014198',
        updated: '2026-05-28T17:21:09-04:00',
        calls: [
          {
            id: '7782342274025937895',
            title: 'Northwind and Alder Cold Storage: first look',
            note: 'Listen to how the budget comes up',
            addedBy: '7273476131570014205',
            created: '2026-05-28T17:21:09-04:00',
            url: 'https://us-10234.app.gong.io/call?id=7782342274025937895',
            snippet: { fromSec: 412, toSec: 530 },
          },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, getCallsInSpecificFolder; 200 for an empty folder recorded live, June 2026',
  },
})
