import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'

/** What Gong left out of what was asked for. */
export function NotGranted({ scopes }: { scopes: readonly string[] }) {
  const { words } = usePage()
  if (scopes.length === 0) return null
  return (
    <div className="notice attention">
      <Icon name="alert" />
      <div>
        <p className="cause">{words.success.notGranted}</p>
        <p>{words.success.notGrantedText}</p>
        <ul className="lines">
          {scopes.map((scope) => (
            <li key={scope}>
              {words.scopes[scope] ?? null} <code>{scope}</code>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
