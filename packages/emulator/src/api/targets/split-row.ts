/** The values of one line of CSV (RFC 4180); undefined where its quotes are wrong. Breaks within quotes are not read. */
export function splitRow(line: string): string[] | undefined {
  const values: string[] = []
  for (let at = 0; at <= line.length; at++) {
    const match = /"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$)/y
    match.lastIndex = at
    const found = match.exec(line)
    if (!found) return undefined
    const [whole, quoted, plain = ''] = found
    values.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    at += whole.length
  }
  return values
}
