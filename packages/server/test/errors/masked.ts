/** Replaces what differs from run to run, or from machine to machine, by its name in angle brackets. */
export const masked = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    // The longest first: a path may begin with another one.
    .sort(([, a], [, b]) => b.length - a.length)
    .reduce((rest, [name, value]) => rest.replaceAll(value, `<${name}>`), text)
