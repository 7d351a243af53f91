import { scopeAreas } from '@mallet/contract/gong/scopes'
import type { Integration } from '../ask.ts'
import type { Catalogue } from '../language/en.ts'
import { fill } from '../language/fill.ts'
import { Disclosure } from './disclosure.tsx'
import { usePage } from './page-context.ts'

/** As many lines as can be read at a glance. */
const AT_A_GLANCE = 8
const CHANGING = /[:-](write|create|update|delete|register|upload|schema)$/

interface Permission {
  readonly scope: string
  readonly text: string
  readonly changes: boolean
}

interface Group {
  readonly area: string
  readonly permissions: readonly Permission[]
}

/** What is asked for, in the order and under the words of the contract's areas. */
function groupScopes(scopes: Integration['scopes'], { areas, scopes: texts, intro }: Catalogue): Group[] {
  const describe = ({ scope, description }: Integration['scopes'][number]): Permission => ({
    scope,
    text: texts[scope] ?? description,
    changes: CHANGING.test(scope),
  })
  const known = scopeAreas.map(({ area, scopes: inArea }) => ({
    area: isArea(area, areas) ? areas[area] : area,
    permissions: inArea.flatMap((name) => scopes.filter(({ scope }) => scope === name).map(describe)),
  }))
  const all = scopeAreas.flatMap((area) => area.scopes)
  const other = scopes.filter(({ scope }) => !all.includes(scope)).map(describe)
  return [...known, { area: intro.other, permissions: other }].filter(({ permissions }) => permissions.length > 0)
}

const isArea = (area: string, areas: Catalogue['areas']): area is keyof Catalogue['areas'] => Object.hasOwn(areas, area)

export function Permissions({ scopes }: { scopes: Integration['scopes'] }) {
  const { words } = usePage()
  const groups = groupScopes(scopes, words)
  const changesAny = groups.some(({ permissions }) => permissions.some(({ changes }) => changes))
  return (
    <>
      <p className="quiet">{changesAny ? words.intro.changes : words.intro.readOnly}</p>
      {scopes.length > AT_A_GLANCE ? (
        groups.map((group) => (
          <Disclosure
            key={group.area}
            className="area"
            label={
              <>
                {group.area} <span className="quiet">{countOf(group, words)}</span>
              </>
            }
          >
            <Lines permissions={group.permissions} />
          </Disclosure>
        ))
      ) : (
        <div className="areas">
          {groups.map(({ area, permissions }) => (
            <div key={area}>
              <h3>{area}</h3>
              <Lines permissions={permissions} />
            </div>
          ))}
        </div>
      )}
    </>
  )
}

const countOf = ({ permissions }: Group, { intro }: Catalogue) =>
  fill(permissions.length === 1 ? intro.count.one : intro.count.other, { count: permissions.length })

function Lines({ permissions }: { permissions: readonly Permission[] }) {
  const { intro } = usePage().words
  return (
    <ul className="lines">
      {permissions.map(({ scope, text, changes }) => (
        <li key={scope} title={scope}>
          <bdi>{text}</bdi>
          {changes && <span className="badge attention">{intro.change}</span>}
        </li>
      ))}
    </ul>
  )
}
