import { UnstyledButton } from '@mantine/core'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMay } from '../access/use-me.ts'
import { Icon } from '../pieces/icon.tsx'
import { AccountMenu } from './account-menu.tsx'
import { Brand } from './brand.tsx'
import { GoTo } from './go-to.tsx'
import { screens } from './screens.ts'
import { Shortcuts } from './shortcuts.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

/** What stands around every screen. */
export function Shell() {
  const may = useMay()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a narrow screen closes with each new address.
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="head">
        <UnstyledButton
          className="head-button menu-button"
          aria-label="Menu"
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="menu" />
        </UnstyledButton>
        <Link to="/" className="home" aria-label="Mallet, getting started">
          <Brand />
        </Link>
        <span className="spring" />
        <GoTo />
        <ThemeSwitch />
        <AccountMenu />
      </header>
      <nav id="navigation" aria-label="Main" className="nav" data-open={isOpen}>
        <ul>
          {screens
            .filter(({ scope }) => may(scope))
            .map(({ to, title, icon }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
                  <Icon name={icon} />
                  {title}
                </Link>
              </li>
            ))}
        </ul>
        <p className="quiet nav-foot">
          Press <kbd>?</kbd> for the keys
        </p>
      </nav>
      <main id="content" tabIndex={-1}>
        <Outlet />
        <div id="menus" />
      </main>
      <Shortcuts />
    </div>
  )
}
