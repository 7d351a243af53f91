import type { library } from '@mallet/contract/gong/library'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'

const Listed = z.array(z.looseObject({ id: z.string(), name: z.string() }))

async function inWorkspace({ ask }: Probe) {
  const { body } = await ask('/v2/workspaces')
  return { workspaceId: Listed.parse(body.workspaces)[0]?.id ?? '' }
}

async function folderNamed({ ask, emulator }: Probe, name: string) {
  const { workspaceId } = await inWorkspace({ ask, emulator })
  const { body } = await ask(`/v2/library/folders?workspaceId=${workspaceId}`)
  return { query: { folderId: Listed.parse(body.folders).find((folder) => folder.name === name)?.id ?? '' } }
}

export const libraryRequests: AreaRequests<typeof library> = {
  'library.folders': {
    good: async (probe) => ({ query: await inWorkspace(probe) }),
    refused: [
      { means: 'none of several workspaces is named', request: () => ({ query: {} }), status: 400 },
      { means: 'the workspace is not there', request: () => ({ query: { workspaceId: '1' } }), status: 404 },
    ],
  },
  'library.folderContent': {
    good: (probe) => folderNamed(probe, 'Worth hearing twice'),
    refused: [
      { means: 'no folder is named', request: () => ({ query: {} }), status: 400 },
      { means: 'the folder is not there', request: () => ({ query: { folderId: '1' } }), status: 404 },
    ],
  },
}
