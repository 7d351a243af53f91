import type { Session } from '../ask.ts'
import type { Catalogue } from '../language/en.ts'
import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'

type Reasons = Catalogue['repair']['reasons']
const isKnown = (reason: string, reasons: Reasons): reason is keyof Reasons => Object.hasOwn(reasons, reason)

/** Why somebody is asked again. Nothing where this is the first time, or where it still works. */
export function RepairNote({ repair }: Pick<Session, 'repair'>) {
  const { words } = usePage()
  if (!repair) return null
  const { what, keeps, reasons } = words.repair
  const { reason } = repair
  return (
    <div className="notice attention">
      <Icon name="alert" />
      <div>
        {reason !== null && (
          <p>
            <strong>{what}</strong> {isKnown(reason, reasons) ? reasons[reason] : reasons.unknown}
          </p>
        )}
        <p>{keeps}</p>
      </div>
    </div>
  )
}
