import type { EmulatorAddresses } from './emulator-options.ts'
import { KEYS_PATH } from './pages/admin/admin-paths.ts'

/** The addresses and credentials as text for a terminal. */
export function describeForPeople(emulator: EmulatorAddresses): string {
  const lines: [string, string][] = [
    ['Application', emulator.appUrl],
    ['API', emulator.apiBaseUrl],
    ['Control', emulator.controlUrl],
    ['Admin center', `${emulator.appUrl}${KEYS_PATH}`],
    ['Client id', emulator.clientId],
    ['Client secret', emulator.clientSecret],
    ...emulator.redirectUris.map((uri): [string, string] => ['Redirect URI', uri]),
    ...emulator.companies.flatMap((company): [string, string][] => [
      ['', ''],
      ['Company', company.name],
      ['API', company.apiBaseUrl],
      ['Access key', company.accessKey],
      ['Access key secret', company.accessKeySecret],
      ['Technical admin', company.techAdmin.email],
      ['Somebody else', company.otherUser.email],
      ['Password', company.techAdmin.password],
    ]),
  ]
  const text = lines.map(([name, value]) => (name ? `  ${name.padEnd(18)} ${value}` : '')).join('\n')
  return `The Gong emulator is up. It is not affiliated with Gong.\n\n${text}\n\nStop it with Ctrl+C.\n`
}
