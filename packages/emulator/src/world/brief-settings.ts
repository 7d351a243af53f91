import type { BriefSetting } from '@mallet/contract/gong/settings'
import { objectId } from './object-ids.ts'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { WorldOrigin } from './world-origin.ts'

const DAY_MS = 86_400_000

const WRITTEN = [
  {
    name: 'Account overview',
    description: 'Where the account stands, who matters there and what is open',
    published: true,
    workspace: 0,
  },
  {
    name: 'Deal handover',
    description: 'What a new owner has to know before the next call',
    published: true,
    workspace: 0,
  },
  {
    name: 'Competition',
    description: 'Which rivals came up, and what was said of them',
    published: false,
    workspace: 0,
  },
  {
    name: 'Renewal risk',
    description: 'What speaks for a renewal, what against it, and who said so',
    published: true,
    workspace: 1,
  },
] as const

/** The briefs that a company has set up, drafts included. */
export function briefSettingsOf({ worldKey, originMs, workingTime, world }: WorldOrigin): BriefSetting[] {
  const { userId, firstName, lastName } = world.technicalAdministrator
  return WRITTEN.map(({ name, description, published, workspace }, place) => {
    const random = new SeededRandom(worldKey, hashText('brief'), place)
    const createdMs = Math.floor(originMs - random.between(30, 200) * DAY_MS)
    return {
      briefId: objectId(worldKey, 'brief', place),
      briefName: name,
      workspaceId: world.workspaces[workspace]?.id ?? null,
      description,
      status: published ? 'Published' : 'Not published',
      creator: `${firstName} ${lastName}`,
      creatorUserId: userId,
      created: workingTime.format(createdMs),
      updated: workingTime.format(Math.floor(createdMs + random.between(0, 25) * DAY_MS)),
    }
  })
}
