import type { KeywordTracker } from '@mallet/contract/gong/keyword-tracker'
import { hashText, SeededRandom } from './seeded-random.ts'
import type { Tracker } from './trackers.ts'
import type { WorldOrigin } from './world-origin.ts'

const DAY_MS = 86_400_000
const COMPANY_AGE_DAYS = 5 * 365

/**
 * The settings of a company's keyword trackers. They say what the world does: every call of any workspace is searched, all
 * that is said in it, for exactly these phrases.
 */
export const trackerSettingsOf = (origin: WorldOrigin): KeywordTracker[] =>
  origin.world.trackers.flatMap((tracker, place) =>
    tracker.type === 'KEYWORD' ? [settingsOf(origin, tracker, place)] : [],
  )

function settingsOf(origin: WorldOrigin, tracker: Tracker, place: number): KeywordTracker {
  const { worldKey, originMs, world } = origin
  const { id, name, builtIn, keywords } = tracker
  const random = new SeededRandom(worldKey, hashText('tracker settings'), place)
  const ageDays = builtIn ? COMPANY_AGE_DAYS : random.between(200, 900)
  const createdMs = originMs - ageDays * DAY_MS
  const updatedMs = builtIn ? createdMs : createdMs + random.between(0, ageDays * 0.9) * DAY_MS
  const userId = builtIn ? null : world.technicalAdministrator.userId
  return {
    trackerId: id,
    trackerName: name,
    workspaceId: world.workspaces[0]?.id ?? null,
    languageKeywords: Object.entries(keywords)
      .filter(([, phrases]) => phrases.length > 0)
      .map(([language, phrases]) => ({ language, keywords: [...phrases], includeRelatedForms: false })),
    affiliation: 'Anyone',
    partOfQuestion: false,
    saidAt: 'Anytime',
    saidAtInterval: null,
    saidAtUnit: null,
    saidInTopics: [],
    filterQuery: '{"type":"And","filters":[]}',
    created: inMicroseconds(origin, createdMs, random),
    creatorUserId: userId,
    updated: inMicroseconds(origin, updatedMs, random),
    updaterUserId: userId,
  }
}

function inMicroseconds({ workingTime }: WorldOrigin, ms: number, random: SeededRandom): string {
  const micros = String(random.int(0, 999)).padStart(3, '0')
  return workingTime.format(Math.floor(ms), 'milliseconds').replace(/\.\d{3}/, (millis) => millis + micros)
}
