import type { Entity, EntityInput } from './read-entity.ts'

/** One sentence that no other entity has: who it is, and how much was said when. */
export function sumUp({ name, calls }: Entity, { crmEntityType, crmEntityId }: EntityInput): string {
  const who = `${name} (${crmEntityType.toLowerCase()} ${crmEntityId})`
  const [newest, oldest] = [calls[0], calls.at(-1)].map((call) => call?.metaData.started?.slice(0, 10))
  if (calls.length === 0) return `No conversation with ${who} lies in this period.`
  const when = newest === oldest ? `on ${newest}` : `from ${oldest} to ${newest}`
  return `${who}: ${calls.length} ${calls.length === 1 ? 'conversation' : 'conversations'} ${when}.`
}
