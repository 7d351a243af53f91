import { originOf } from '../../company/origin-of.ts'
import type { WorldCall } from '../../world/create-world.ts'
import { libraryOf, type WorldFolder, type WorldLibraryEntry } from '../../world/library.ts'
import type { ApiCall } from '../api-call.ts'

/** A folder with what of it can be heard now. */
interface ShownFolder {
  readonly folder: WorldFolder
  readonly shown: readonly { readonly entry: WorldLibraryEntry; readonly call: WorldCall }[]
  /** When it was made, or something was last put into it. */
  readonly updated: string
}

/** All folders of the library. What was deleted, or is private by now, is not in them any more. */
export function libraryListing({ context, company }: ApiCall): ShownFolder[] {
  const origin = originOf(context, company)
  const nowMs = context.clock.nowMs()
  return libraryOf(origin).map((folder) => {
    const shown = folder.entries.flatMap((entry) => {
      const call = entry.addedMs <= nowMs ? company.calls.byId(entry.callId) : undefined
      return call && !call.isPrivate ? [{ entry, call }] : []
    })
    const updatedMs = Math.max(folder.createdMs, ...shown.map(({ entry }) => entry.addedMs))
    return { folder, shown, updated: origin.workingTime.format(updatedMs) }
  })
}
