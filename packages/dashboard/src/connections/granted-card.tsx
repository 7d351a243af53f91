import type { OutputOf } from '../api/use-api.ts'
import { Card } from '../pieces/card.tsx'
import { Icon } from '../pieces/icon.tsx'

/** What the integration asks for against what this company granted. */
export function GrantedCard({ scopes }: { readonly scopes: OutputOf<'connections.status'>['scopes'] }) {
  const { requested, granted, notGranted } = scopes
  if (granted === null) {
    return (
      <Card title="Permissions">
        <p className="quiet">Gong does not tell what an API key may do. It shows when something is tried.</p>
      </Card>
    )
  }
  const besides = granted.filter((scope) => !requested.includes(scope))
  return (
    <Card
      title="Permissions"
      about={
        notGranted.length === 0
          ? 'Everything that is asked for was granted.'
          : 'Connect it again to get what was not granted.'
      }
    >
      <ul className="granted">
        {requested.map((scope) => {
          const isGranted = granted.includes(scope)
          return (
            <li key={scope}>
              <span className={isGranted ? 'state good' : 'state attention'}>
                <Icon name={isGranted ? 'check' : 'attention'} />
                <code>{scope}</code>
              </span>
              <span className="quiet">{isGranted ? 'granted' : 'asked for, not granted'}</span>
            </li>
          )
        })}
        {besides.map((scope) => (
          <li key={scope}>
            <span className="state plain">
              <Icon name="idle" />
              <code>{scope}</code>
            </span>
            <span className="quiet">granted, no longer asked for</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
