import type { targets } from '@mallet/contract/gong/targets'
import { z } from 'zod'
import type { AreaRequests, Probe } from './area-requests.ts'

const Workspaces = z.object({ workspaces: z.array(z.object({ id: z.string() })).min(1) })
const Targets = z.object({ targets: z.array(z.object({ id: z.string() })).min(1) })

async function firstWorkspace({ ask }: Probe): Promise<string> {
  const { workspaces } = Workspaces.parse((await ask('/v2/workspaces')).body)
  return workspaces[0]?.id ?? ''
}

async function firstTarget(probe: Probe) {
  const workspaceId = await firstWorkspace(probe)
  const { targets } = Targets.parse((await probe.ask(`/v2/targets?workspaceId=${workspaceId}`)).body)
  return { params: { targetId: targets[0]?.id ?? '' }, query: { workspaceId } }
}

const csv = (text: string) => ({ part: 'file', fileName: 'assignments.csv', mediaType: 'text/csv', text })

export const targetsRequests: AreaRequests<typeof targets> = {
  'targets.list': {
    good: async (probe) => ({ query: { workspaceId: await firstWorkspace(probe) } }),
    refused: [
      {
        means: 'no workspace is named',
        request: () => ({ query: {} }),
        status: 400,
        text: 'workspaceId: must not be null',
      },
      { means: 'there is no such workspace', request: () => ({ query: { workspaceId: '1' } }), status: 400 },
    ],
  },
  'targets.uploadAssignments': {
    good: firstTarget,
    refused: [
      {
        means: 'there is no such target',
        request: async (probe) => ({ ...(await firstTarget(probe)), params: { targetId: '1' } }),
        status: 400,
      },
      {
        means: 'a row is shorter than the header',
        request: async (probe) => ({ ...(await firstTarget(probe)), file: csv('email,value\na@b.example\n') }),
        status: 400,
      },
      {
        means: 'quotes are left open',
        request: async (probe) => ({ ...(await firstTarget(probe)), file: csv('email,value\n"a,1\n') }),
        status: 400,
      },
      {
        means: 'it has no rows',
        request: async (probe) => ({ ...(await firstTarget(probe)), file: csv('email,value\n') }),
        status: 400,
      },
      {
        means: 'it has more than 10,000 rows',
        request: async (probe) => ({
          ...(await firstTarget(probe)),
          file: csv(`email,value\n${'a@b.example,1\n'.repeat(10_001)}`),
        }),
        status: 400,
      },
      {
        means: 'the part has another name',
        request: async (probe) => ({ ...(await firstTarget(probe)), file: { ...csv('a\n1\n'), part: 'data' } }),
        status: 400,
        text: 'file part is missing',
      },
    ],
  },
}
