import { type ReactNode, useEffect, useRef } from 'react'
import { OutsideLink } from './help-link.tsx'
import { Icon, Mark } from './icon.tsx'
import { usePage } from './page-context.ts'

interface ShellProps {
  readonly children: ReactNode
  readonly logo: string | null
  readonly supportUrl: string | null
  readonly privacyUrl: string | null
  /** Undefined where there is nothing to close. */
  readonly onClose: (() => void) | undefined
  readonly onBack: (() => void) | undefined
  /** Inline, the page grows with what it shows and its host is told how high it is. */
  readonly onResize?: ((heightPx: number) => void) | undefined
}

/** What stands around every view: whose page it is, the way out, and where help is. */
export function Shell({ children, logo, supportUrl, privacyUrl, onClose, onBack, onResize }: ShellProps) {
  const { words, app } = usePage()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = card.current
    if (!onResize || !element) return
    const observer = new ResizeObserver(() => onResize(Math.ceil(element.getBoundingClientRect().height)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [onResize])
  return (
    <div className="card" ref={card}>
      <header>
        {onBack && (
          <button type="button" className="icon-button" aria-label={words.back} onClick={onBack}>
            <Icon name="back" className="turns" />
          </button>
        )}
        {logo !== null && <img className="logo" src={logo} alt="" />}
        <bdi className="app">{app}</bdi>
        {onClose && (
          <button type="button" className="icon-button close" aria-label={words.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <main>{children}</main>
      <footer>
        <span className="by">
          <Mark />
          {words.mark}
        </span>
        {supportUrl !== null && <OutsideLink url={supportUrl} label={words.support} />}
        {privacyUrl !== null && <OutsideLink url={privacyUrl} label={words.privacy} />}
      </footer>
    </div>
  )
}
