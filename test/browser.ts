import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** One line per element that breaks a rule. An expression, because the page's types are not this project's. */
const FIND_VIOLATIONS = `axe.run(document).then(({ violations }) =>
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
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate<string[]>(FIND_VIOLATIONS)
}
