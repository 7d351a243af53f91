import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** One line per element that breaks a rule. An expression, because the page's types are not this project's. */
const findViolations = (rules: readonly string[]) => `axe.run(document, ${JSON.stringify(
  rules.length === 0 ? {} : { runOnly: rules },
)}).then(({ violations }) =>
  violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => id + ' (' + impact + '): ' + target.join(' '))))`

/** A headless Chromium that talks to nobody but the pages it is told to open. The caller closes it. */
export function openBrowser(chromiumPath: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      // Chromium refuses to start its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * What axe finds wrong with the page as it is now, as `rule (impact): selector`. Empty when nothing is.
 * The script goes in through the debugger, so the page keeps its content security policy.
 *
 * @param rules the only ones to look at; by default all of them
 */
export async function axeViolations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Half a megabyte, once for each page.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe.source)
  return page.evaluate<string[]>(findViolations(rules))
}
