/** The mark is a gong's rim and a mallet's head. */
export function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
        <circle cx="14" cy="14" r="10" strokeWidth="3" />
        <circle cx="25" cy="25" r="5" fill="currentColor" stroke="none" />
      </svg>
      <span className="wordmark">mallet</span>
    </span>
  )
}
