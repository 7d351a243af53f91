import type { KillSite } from './open-kill-site.ts'
import { faultsOf, type Ledger } from './read-ledger.ts'
import type { ReferenceReader } from './reference-reader.ts'
import type { SiteWork } from './site-work.ts'

export const MODES = ['grace60', 'single-use', 'revoke-family'] as const
/** What becomes of a refresh token when it is used. */
export type Mode = (typeof MODES)[number]

/** What differs may have come between the reading and the comparing. */
const LOOKS = 3

/** Compares everything that can be seen from outside, each time with what was seen before. */
export function judgeOf(site: KillSite, work: SiteWork, reader: ReferenceReader) {
  const judged = new Set<string>()
  let reasonsSeen = 0

  function tokenFaults(mode: Mode): string[] {
    const fresh = [...site.witness.uses].filter(([hash]) => !judged.has(hash))
    for (const [hash] of fresh) judged.add(hash)
    return fresh.flatMap(([, { statuses }]) => [
      ...(statuses.length > 2 ? [`a refresh token was sent ${statuses.length} times`] : []),
      ...(mode === 'grace60' && statuses.some((status) => status >= 400)
        ? [`in grace60 a refresh token was refused: ${statuses.join()}`]
        : []),
    ])
  }

  function reauthFaults({ reauthReasons }: Ledger, mode: Mode): string[] {
    const fresh = reauthReasons.slice(reasonsSeen)
    reasonsSeen = reauthReasons.length
    return fresh
      .filter((reason) => mode === 'grace60' || reason !== 'refresh_outcome_unknown')
      .map((reason) => `in ${mode} the connection needed to be connected again: ${reason}`)
  }

  return async (mode: Mode): Promise<{ faults: string[]; ledger: Ledger }> => {
    let differences: string[] = []
    for (let look = 0; look < LOOKS; look++) {
      await work.readAll()
      await reader.catchUp()
      differences = await reader.differences(site.emulator.controlUrl)
      if (differences.length === 0) break
    }
    const isAlone = site.processes.length === 1
    if (isAlone) await site.server.stop()
    const ledger = await site.ledger()
    const leaks = await site.leaks(ledger)
    if (isAlone) await site.server.start()
    const faults = [
      ...differences,
      ...reader.violations.splice(0),
      ...faultsOf(ledger),
      ...tokenFaults(mode),
      ...reauthFaults(ledger, mode),
      ...site.processes.flatMap((one) => one.faults()),
      ...leaks,
      ...(site.hole.contacts() > 0 ? ['something left by a proxy of the environment'] : []),
    ]
    return { faults, ledger }
  }
}
