import type { Emulator } from '../../src/index.ts'

/** The page at the emulator's address, as it is sent. */
export async function readHome({ appUrl }: Pick<Emulator, 'appUrl'>, query = ''): Promise<string> {
  const response = await fetch(`${appUrl}/${query}`)
  if (response.status !== 200) throw new Error(`the page is answered with ${response.status}`)
  return response.text()
}

/** What the copy button copies that is called so, as a browser reads it out of the page. */
export function copiedBy(page: string, name: string): string {
  const region = page.indexOf(`aria-label="${name}"`)
  const [, text] = /<code>([^<]*)<\/code>/.exec(page.slice(region)) ?? []
  if (region < 0 || text === undefined) throw new Error(`the page has no ${name}`)
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}
