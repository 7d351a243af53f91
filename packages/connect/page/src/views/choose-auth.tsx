import type { Session } from '../ask.ts'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { RichText } from '../parts/rich-text.tsx'
import { View } from '../parts/view.tsx'

/** A card for each way that is offered. */
export function ChooseAuth({ session, onChoose }: { session: Session; onChoose: (id: string) => void }) {
  const { choose } = usePage().words
  const kinds = new Set(session.integrations.map(({ authType }) => authType))
  const isAmbiguous = kinds.size < session.integrations.length
  return (
    <View title={choose.title} lead={<RichText text={choose.intro} />}>
      <ul className="choices">
        {session.integrations.map(({ id, name, authType }) => (
          <li key={id}>
            <button type="button" className="choice" onClick={() => onChoose(id)}>
              <span className="choice-icon">
                <Icon name={authType === 'oauth2' ? 'enter' : 'key'} />
              </span>
              <span className="choice-text">
                <span className="choice-title">
                  <strong>{authType === 'oauth2' ? choose.oauth : choose.key}</strong>
                  {authType === 'oauth2' && kinds.size > 1 && <span className="badge">{choose.recommended}</span>}
                </span>
                {isAmbiguous && <bdi className="choice-name">{name}</bdi>}
                <span className="quiet">{authType === 'oauth2' ? choose.oauthAdvice : choose.keyAdvice}</span>
              </span>
              <Icon name="next" className="turns" />
            </button>
          </li>
        ))}
      </ul>
    </View>
  )
}
