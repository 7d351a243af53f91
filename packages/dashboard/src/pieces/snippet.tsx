import { CopyButton } from './copy.tsx'

/** Text to be pasted elsewhere. It scrolls by itself, so that a long line widens no page. */
export function Snippet({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <div className="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse. */}
      <section tabIndex={0} aria-label={label}>
        <pre>
          <code>{text}</code>
        </pre>
      </section>
      <CopyButton value={text} label={label} wide />
    </div>
  )
}
