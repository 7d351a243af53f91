import { z } from 'zod'

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const IPV4 = /^\d+(\.\d+){3}$/
const LONGEST_NAME = 253
const HIGHEST_PORT = 65_535
/** Nobody answers there, or everybody does. */
const NO_HOST = /^(0\.0\.0\.0|255\.255\.255\.255|2(2[4-9]|3\d)\..*|\[::\]|\[ff.*)$/

/**
 * The hosts that the operator lists beside Gong's own: exact `host` or `host:port`, separated by commas, each as
 * `URL.host` shows it. An entry that is anything else refuses the whole list, since a list that is half understood
 * allows what nobody meant.
 */
export const AllowedHosts = z
  .string()
  .transform((text) => text.split(','))
  .superRefine((entries, context) => {
    for (const entry of entries) {
      const problem = problemOf(entry)
      if (problem) context.addIssue({ code: 'custom', message: `has the entry ${JSON.stringify(entry)}, ${problem}` })
    }
  })

const FORM = 'and takes names like host or host:port, separated by commas, without blanks, scheme, path or wildcards'

function problemOf(entry: string): string | undefined {
  const [, host = '', port] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d+))?$/.exec(entry) ?? []
  if (host === '') return FORM
  if (port !== undefined) {
    if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > HIGHEST_PORT) return 'whose port is not one from 1 to 65535'
    if (port === '443' || port === '80') return `whose port is the usual one: leave out :${port}`
  }
  if (!isName(host) && !IPV4.test(host) && host[0] !== '[') return FORM
  const url = `https://${host}`
  if (!URL.canParse(url) || new URL(url).hostname !== host) return 'which is another host when it is read as an address'
  return NO_HOST.test(host) ? 'which is no single host' : undefined
}

const isName = (host: string) => host.length <= LONGEST_NAME && host.split('.').every((label) => LABEL.test(label))
