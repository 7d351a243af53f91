import type { Parsed } from '@mallet/contract/endpoint'
import type { Gong } from '@mallet/contract/gong/index'
import { originOf } from '../../company/origin-of.ts'
import type { ApiCall } from '../api-call.ts'
import { Refusal } from '../refusal.ts'
import { libraryListing } from './library-listing.ts'

/** A folder with its calls, maybe none. Throws `Refusal` 400 if no folder is named, 404 if there is none of that id. */
export function readFolderContent(call: ApiCall, { query }: Parsed<Gong['library.folderContent']>) {
  if (query.folderId === undefined) throw new Refusal(400, ['folderId: must not be null'])
  const found = libraryListing(call).find(({ folder }) => folder.id === query.folderId)
  if (!found) throw new Refusal(404, ['Folder not found'])
  const { folder, shown, updated } = found
  const nowMs = call.context.clock.nowMs()
  const { workingTime } = originOf(call.context, call.company)
  return {
    requestId: call.requestId,
    id: folder.id,
    name: folder.name,
    createdBy: folder.createdBy,
    updated,
    calls: shown.map(({ entry, call: heard }) => {
      const { id, title, url } = heard.gong(nowMs).metaData
      const { note, addedBy, addedMs, snippet } = entry
      return { id, title, note, addedBy, created: workingTime.format(addedMs), url, snippet }
    }),
  }
}
