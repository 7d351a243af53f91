import { z } from 'zod'
import { Id, optional, RequestId } from './fields.ts'
import { gongTable } from './gong-endpoint.ts'

/** A part of the company with calls, trackers and scorecards of its own. */
export const Workspace = z
  .looseObject({ id: Id, name: optional(z.string()), description: optional(z.string()) })
  .meta({ id: 'Workspace' })
export type Workspace = z.infer<typeof Workspace>

/** The description of the workspace that every company begins with. Recorded from a live company, June 2026. */
export const BUILT_IN_WORKSPACE_DESCRIPTION = 'The built-in workspace'

export const workspaces = gongTable({
  'workspaces.list': {
    title: 'List workspaces',
    method: 'GET',
    path: '/v2/workspaces',
    effect: 'reads',
    repeat: 'safe',
    scope: 'api:workspaces:read',
    summary: 'List the workspaces of the company',
    response: z.looseObject({ requestId: RequestId, workspaces: z.array(Workspace) }),
    list: 'workspaces',
    example: {
      response: {
        requestId: '4al018gzaztcr8nbukw',
        workspaces: [
          { id: '623457276584334000', name: 'Initial workspace', description: BUILT_IN_WORKSPACE_DESCRIPTION },
        ],
      },
    },
    source: 'Gong OpenAPI 2026-07-05, listWorkspaces',
  },
})
