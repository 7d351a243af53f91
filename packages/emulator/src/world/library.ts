import { objectId } from './object-ids.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldOrigin } from './world-origin.ts'

const DAY_MS = 86_400_000
const COMPANY_AGE_DAYS = 5 * 365
const LONGEST_SNIPPET_SECONDS = 150
/** Nobody puts a call there before it is a few days old; and of older ones no world has to be asked which are listed. */
const YOUNGEST_CALL_DAYS = 3

/** A public folder of the library. The calls in it may have been deleted or hidden since. */
export interface WorldFolder {
  readonly id: string
  readonly workspaceId: string
  readonly name: string
  readonly parentId: string | null
  readonly createdBy: string | null
  readonly createdMs: number
  readonly entries: readonly WorldLibraryEntry[]
}

export interface WorldLibraryEntry {
  readonly callId: string
  readonly addedBy: string
  readonly addedMs: number
  readonly note: string | null
  readonly snippet: { readonly fromSec: number; readonly toSec: number } | null
}

interface WrittenFolder {
  readonly name: string
  readonly parent?: string
  readonly builtIn?: true
  readonly calls: number
}

const ROOT = 'Public Folders'
const GONGS_OWN: readonly WrittenFolder[] = [
  { name: ROOT, builtIn: true, calls: 0 },
  { name: 'Win/Loss', parent: ROOT, builtIn: true, calls: 3 },
]
/** By workspace. */
const FOLDERS: readonly (readonly WrittenFolder[])[] = [
  [
    ...GONGS_OWN,
    { name: 'Sales onboarding', parent: ROOT, calls: 2 },
    { name: 'First weeks', parent: 'Sales onboarding', calls: 4 },
    { name: 'Second month', parent: 'Sales onboarding', calls: 3 },
    { name: 'Worth hearing twice', parent: ROOT, calls: 6 },
    { name: 'To be sorted', parent: ROOT, calls: 0 },
  ],
  [...GONGS_OWN, { name: 'Happy customers', parent: ROOT, calls: 4 }],
]

const NOTES = [
  'Listen to how long the rep stays silent here',
  'A question that opens the whole conversation',
  'Good summary at the end, with names and days',
  'How to say no and keep the customer',
  'Watch how the rep brings the second person in',
]

const known = new WeakMap<WorldOrigin, readonly WorldFolder[]>()

/** The library of a company as people had filled it by the origin. Nobody puts private calls there. */
export function libraryOf(origin: WorldOrigin): readonly WorldFolder[] {
  const found = known.get(origin)
  if (found) return found
  const folders = origin.world.workspaces.flatMap(({ id: workspaceId }, workspace) =>
    (FOLDERS[workspace] ?? []).map((written, place) => folderOf(origin, workspaceId, workspace, written, place)),
  )
  known.set(origin, folders)
  return folders
}

function folderOf(
  origin: WorldOrigin,
  workspaceId: string,
  workspace: number,
  { name, parent, builtIn, calls }: WrittenFolder,
  place: number,
): WorldFolder {
  const { worldKey, originMs, world } = origin
  const random = new SeededRandom(worldKey, hashText('library folder'), workspace, place)
  const idAt = (at: number) => objectId(worldKey, 'library folder', workspace, at)
  const ageDays = builtIn ? COMPANY_AGE_DAYS : random.between(200, 900)
  return {
    id: idAt(place),
    workspaceId,
    name,
    parentId: parent === undefined ? null : idAt((FOLDERS[workspace] ?? []).findIndex((one) => one.name === parent)),
    createdBy: builtIn ? null : world.technicalAdministrator.userId,
    createdMs: Math.floor(originMs - ageDays * DAY_MS),
    entries: entriesOf(origin, workspaceId, calls, random),
  }
}

function entriesOf(
  { originMs, world }: WorldOrigin,
  workspaceId: string,
  wanted: number,
  random: SeededRandom,
): WorldLibraryEntry[] {
  const window = { nowMs: originMs, toMs: originMs - YOUNGEST_CALL_DAYS * DAY_MS }
  const listed = world.countListed(window)
  if (listed === 0) return []
  const people = world.users.filter(({ active, settings }) => active && settings?.webConferencesRecorded)
  const entries = new Map<string, WorldLibraryEntry>()
  for (let draw = 0; draw < wanted * 6 && entries.size < wanted; draw++) {
    const [call] = world.listed(window, random.int(0, listed - 1), 1)
    const heardMs = call?.transcriptAtMs ?? Number.POSITIVE_INFINITY
    if (!call || call.isPrivate || call.workspaceId !== workspaceId || heardMs > originMs) continue
    const seconds = Math.floor((call.endedMs - call.startedMs) / 1000)
    const fromSec = random.int(0, Math.floor(seconds * 0.8))
    const toSec = Math.min(seconds, fromSec + random.int(20, LONGEST_SNIPPET_SECONDS))
    entries.set(call.id, {
      callId: call.id,
      addedBy: random.pick(people).id,
      addedMs: Math.floor(random.between(heardMs, Math.min(originMs, heardMs + 20 * DAY_MS))),
      note: random.chance(0.6) ? random.pick(NOTES) : null,
      snippet: random.chance(0.5) ? { fromSec, toSec } : null,
    })
  }
  return [...entries.values()].sort((a, b) => a.addedMs - b.addedMs)
}
