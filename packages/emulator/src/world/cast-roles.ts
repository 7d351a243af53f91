import type { ScriptRole } from './conversation-script.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { RoleNames } from './slots.ts'

/** Which side of a script somebody plays. */
export type Part = 'company' | 'customer'

/**
 * Decides who plays which role in the next exchange. The first of each part leads and speaks most; a second role falls to
 * another person of the part, and to the same one where there is nobody else.
 *
 * @param led whether the leaders themselves must speak, as in greetings
 * @throws RangeError if a part has nobody
 */
export function castRoles(
  speakers: readonly { readonly part: Part; readonly firstName: string }[],
  random: SeededRandom,
  led: boolean,
): { readonly places: Readonly<Record<ScriptRole, number>>; readonly names: RoleNames } {
  const [R, S] = pair('company')
  const [B, U] = pair('customer')
  const name = (place: number) => speakers[place]?.firstName ?? ''
  return { places: { R, S, B, U }, names: { R: name(R), S: name(S), B: name(B), U: name(U) } }

  function pair(part: Part): [number, number] {
    const places = [...speakers.keys()].filter((place) => speakers[place]?.part === part)
    const [leader, ...others] = places
    if (leader === undefined) throw new RangeError(`nobody plays the ${part}`)
    if (others.length === 0) return [leader, leader]
    const other = random.pick(others)
    return led || random.chance(0.6) ? [leader, other] : [other, leader]
  }
}
