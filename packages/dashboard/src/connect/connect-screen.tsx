import { useMay } from '../access/use-me.ts'
import { useRead } from '../api/use-api.ts'
import { Read } from '../pieces/read.tsx'
import { Page } from '../shell/page.tsx'
import { OpenLinks } from './open-links.tsx'
import { SettingsForm } from './settings-form.tsx'

/** How Connect looks, who may open it, and which links are out. */
export function ConnectScreen() {
  const settings = useRead('connectSettings.get', {})
  const may = useMay()
  return (
    <Page title="Connect" about="The pages that your customers meet when they link their Gong company.">
      <Read query={settings} what="the settings of Connect">
        {(present) => (
          <SettingsForm key={JSON.stringify(present)} present={present} mayWrite={may('integrations:write')} />
        )}
      </Read>
      {may('connections:link') ? <OpenLinks /> : null}
    </Page>
  )
}
