const FOCUSABLE = 'a[href], button, input:not([disabled]), [tabindex="0"]'

/**
 * Leads the tabulator from the last element of the page to its first and back: in a modal frame what lies behind is not
 * to be reached. Answers what ends it.
 */
export function keepFocusWithin(document: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    // The browser keeps the focus within a dialog of its own.
    if (event.key !== 'Tab' || event.defaultPrevented || document.querySelector('dialog[open]')) return
    const reachable = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility())
    const first = reachable[0]
    const last = reachable.at(-1)
    const active = document.activeElement
    const isAtFirst = active === first || active === document.body || active instanceof HTMLHeadingElement
    if (event.shiftKey ? !isAtFirst : active !== last) return
    const next = event.shiftKey ? last : first
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
