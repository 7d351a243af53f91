import { Icon } from './icon.tsx'
import { usePage } from './page-context.ts'

/** Beside the page, so that nothing of it is lost. */
export function OutsideLink({ url, label }: { url: string; label: string }) {
  const { words } = usePage()
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
      <Icon name="outside" />
      <span className="visually-hidden"> {words.newTab}</span>
    </a>
  )
}

export function HelpLink({ url }: { url: string }) {
  const { words } = usePage()
  return (
    <p className="help">
      <OutsideLink url={url} label={words.help} />
    </p>
  )
}
