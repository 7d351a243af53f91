/** Text as one word of a POSIX shell, to the byte. What needs no quotes gets none. */
export const shellQuote = (text: string): string =>
  /^[\w./:@=,+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
