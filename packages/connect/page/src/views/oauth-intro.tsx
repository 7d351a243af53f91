import type { Integration, Session } from '../ask.ts'
import { fill } from '../language/fill.ts'
import { Button } from '../parts/button.tsx'
import { Ends } from '../parts/ends.tsx'
import { HelpLink } from '../parts/help-link.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePage } from '../parts/page-context.ts'
import { Permissions } from '../parts/permissions.tsx'
import { RepairNote } from '../parts/repair-note.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { Until } from '../parts/until.tsx'
import { View } from '../parts/view.tsx'

interface OAuthIntroProps {
  readonly session: Session
  readonly integration: Integration
  readonly isOpening: boolean
  /** Where Gong is going to be. */
  readonly place: 'popup' | 'tab' | 'same'
  readonly logo: string | null
  onContinue(): void
  onShare(): void
}

/** Says before Gong is opened who may allow what, for whom. */
export function OAuthIntro({ session, integration, isOpening, place, logo, onContinue, onShare }: OAuthIntroProps) {
  const { words, app } = usePage()
  const { intro } = words
  const { repair, mayShare, expiresAt } = session
  return (
    <View
      title={repair ? intro.repairTitle : fill(intro.title, { app })}
      lead={<RichText text={intro.lead} />}
      above={<Ends logo={logo} />}
      actions={
        <>
          <Button look="primary" isBusy={isOpening} onPress={onContinue}>
            {isOpening ? intro.opening : intro.continue}
          </Button>
          <p className="small-print">
            {intro[place]} <Until text={intro.until} instant={expiresAt} />
          </p>
        </>
      }
    >
      <RepairNote repair={repair} />
      <ul className="facts">
        <li>
          <Icon name="person" />
          <div>
            <h2>{intro.who}</h2>
            {mayShare && (
              <p className="quiet">
                {intro.whoNot}{' '}
                <button type="button" className="text-button" onClick={onShare}>
                  {intro.share}
                </button>
              </p>
            )}
          </div>
        </li>
        <li>
          <Icon name="building" />
          <div>
            <h2>{intro.company}</h2>
            <p className="quiet">{intro.companyWhy}</p>
          </div>
        </li>
        <li>
          <Icon name="shield" />
          <div>
            <h2>{intro.permissions}</h2>
            <Permissions scopes={integration.scopes} />
          </div>
        </li>
      </ul>
      <HelpLink url={integration.helpUrl} />
    </View>
  )
}
