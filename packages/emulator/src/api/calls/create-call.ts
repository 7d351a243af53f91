import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import type { NewCall } from '@mallet/contract/gong/new-call'
import { writeCall } from '../../company/write-call.ts'
import { makeObjectId } from '../../make-object-id.ts'
import type { World } from '../../world/create-world.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { layOutNewCall, userOf } from './lay-out-new-call.ts'
import { afterProcessing, NEVER } from './when-listed.ts'

/**
 * Adds a call, which is listed once its recording is processed. What downloadMediaUrl names is never fetched: its
 * recording counts as come at once. No transcript follows, since nothing is known of what was said.
 *
 * @throws Refusal 400 for what does not fit together, 409 for a repetition or a host whose calls are not taken in
 */
export function createCall({ context, company, requestId }: ApiCall, { body }: Parsed<Gong['calls.create']>) {
  const { added } = company.state().calls
  const [firstId] = Object.entries(added).find(([, one]) => one.clientUniqueId === body.clientUniqueId) ?? []
  if (firstId !== undefined) {
    if (context.assumed('repeatedClientUniqueId') === 'first call') return { requestId, callId: firstId }
    throw new Refusal(409, [`There is a call with the clientUniqueId ${body.clientUniqueId}`])
  }
  const faults = faultsOf(company.world, body)
  const { downloadMediaUrl } = body
  if (downloadMediaUrl !== undefined && Object.values(added).some((one) => one.downloadMediaUrl === downloadMediaUrl)) {
    faults.push('downloadMediaUrl: is the one of another call')
  }
  if (faults.length > 0) throw new Refusal(400, faults)
  if (!isTakenIn(company.world, body)) {
    throw new Refusal(409, ['Calls of the primary user are not recorded or imported'])
  }

  const { id } = writeCall(context, company, {
    ...layOutNewCall(company.world, body, () => makeObjectId(context.random)),
    listedAt: downloadMediaUrl === undefined ? NEVER : afterProcessing(context.clock.nowMs()),
    transcriptAt: null,
  })
  added[id] = { clientUniqueId: body.clientUniqueId, ...(downloadMediaUrl !== undefined && { downloadMediaUrl }) }
  context.state.save()
  return { requestId, callId: id }
}

/** What the schema cannot tell. The texts are ours. */
function faultsOf(world: World, body: NewCall): string[] {
  const { parties, primaryUser, speakersTimeline, workspaceId, downloadMediaUrl } = body
  const faults: string[] = []
  const isUser = world.users.some(({ id }) => id === primaryUser)
  if (!isUser) faults.push('primaryUser: is no user of this company')
  else if (!parties.some((party) => userOf(world, party)?.id === primaryUser)) {
    faults.push('parties: the primary user must be one of them')
  }
  if (speakersTimeline && parties.some(({ mediaChannelId }) => mediaChannelId !== undefined)) {
    faults.push('speakersTimeline: cannot be given together with mediaChannelId')
  }
  if (workspaceId !== undefined && !world.workspaces.some(({ id }) => id === workspaceId)) {
    faults.push('workspaceId: is no workspace of this company')
  }
  if (downloadMediaUrl !== undefined && !/^https?:\/\//i.test(downloadMediaUrl)) {
    faults.push('downloadMediaUrl: must be a URL')
  }
  return faults
}

/** Conferences are recorded and other calls imported, each by a setting of the host. */
function isTakenIn({ users }: World, { primaryUser, direction }: NewCall): boolean {
  const settings = users.find(({ id }) => id === primaryUser)?.settings
  return (direction === 'Conference' ? settings?.webConferencesRecorded : settings?.telephonyCallsImported) === true
}
