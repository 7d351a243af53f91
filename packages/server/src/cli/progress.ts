/** What a command tells of itself while it works. */
export interface Progress {
  /** A line that stays. */
  tell(line: string): void
  /** A line that stays where there is no terminal. On one, what is shown says it already. */
  log(line: string): void
  /** Takes the place of what was shown before. Only on a terminal. */
  show(lines: readonly string[]): void
}

/** The part of a stream that a progress is told on. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/**
 * Tells progress on a terminal as a block that is drawn over itself below the lines that stay, else as plain lines. A
 * block goes out in one write and is never blanked first, so that it does not flicker.
 */
export function createProgress(terminal: Terminal): Progress {
  if (!terminal.isTTY) {
    const line = (text: string) => void terminal.write(`${text}\n`)
    return { tell: line, log: line, show: () => undefined }
  }
  let shown: readonly string[] = []

  function draw(staying: readonly string[], block: readonly string[]): void {
    const up = shown.length > 0 ? `\u001b[${shown.length}A` : ''
    // A line that wraps would be two on the way up.
    const cut = block.map((line) => line.slice(0, (terminal.columns || 80) - 1))
    const lines = [...staying, ...cut].map((line) => `${line}\u001b[K\n`)
    shown = cut
    terminal.write(`${up}${lines.join('')}\u001b[J`)
  }

  return {
    tell: (line) => draw([line], []),
    log: () => undefined,
    show: (lines) => {
      if (lines.join('\n') !== shown.join('\n')) draw([], lines)
    },
  }
}
