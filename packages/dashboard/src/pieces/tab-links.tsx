import { Link, type LinkProps } from '@tanstack/react-router'

interface TabLink {
  readonly key: string
  readonly title: string
  readonly isCurrent: boolean
  readonly link: LinkProps
}

/** Parts of one screen, each with its own address, so that they are links and no tabs. */
export function TabLinks({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="tabs">
      <ul>
        {tabs.map(({ key, title, isCurrent, link }) => (
          <li key={key}>
            <Link
              {...link}
              activeProps={{}}
              {...(isCurrent && { 'aria-current': 'page' as const })}
              data-current={isCurrent}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
