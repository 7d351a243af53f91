import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'

/** Whose company goes to which product. Drawn for those who see it; the words below say the same. */
export function Ends({ logo }: { logo: string | null }) {
  const { app, customer } = usePage()
  return (
    <div className="ends" aria-hidden="true">
      <span className="end">{initialOf(customer)}</span>
      <span className="line" />
      <Icon name="next" />
      <span className="line" />
      {logo === null ? <span className="end app">{initialOf(app)}</span> : <img className="end" src={logo} alt="" />}
    </div>
  )
}

const initialOf = (name: string) => [...name.trim()][0]?.toUpperCase() ?? ''
