import axe from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** One line per element that breaks a rule. An expression, because the page's types are not this project's. */
const findViolations = (rules: readonly string[]) => `axe.run(document, ${JSON.stringify({
  // What is right needs no report, and no rule in force reads style sheets or media by itself.
  resultTypes: ['violations'],
  preload: false,
  ...(rules.length > 0 && { runOnly: rules }),
})}).then(({ violations }) =>
  violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => id + ' (' + impact + '): ' + target.join(' '))))`

/** People's browsers, each with cookies of its own, in one Chromium. */
export interface People {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  newPage(options?: BrowserContextOptions): Promise<Page>
  /**
   * Somebody's browser for the length of a test: of those that ended tests have left, without their pages and cookies, or
   * a new one, which costs a quarter of a test's work.
   *
   * @param isSpoilt the test leaves scripts, clocks or the like in it, so that nobody has it afterwards
   */
  lendContext(options?: BrowserContextOptions, isSpoilt?: boolean): Promise<BrowserContext>
  /** Ends every context that was opened here. */
  close(): Promise<void>
}

/** One for all files of a process, since a start takes seconds of a core. It ends with the process. */
let running: Promise<Browser> | undefined

/** A headless Chromium that talks to nobody but the pages it is told to open. */
export async function openBrowser(chromiumPath: string): Promise<People> {
  running ??= launch(chromiumPath)
  const browser = await running
  const contexts = new Set<BrowserContext>()
  const newContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options)
    contexts.add(context)
    context.on('close', () => contexts.delete(context))
    return context
  }
  const idle = new Map<string, BrowserContext[]>()
  return {
    newContext,
    newPage: async (options) => (await newContext(options)).newPage(),
    async lendContext(options = {}, isSpoilt = false) {
      const kind = JSON.stringify(options)
      const context = (isSpoilt ? undefined : idle.get(kind)?.pop()) ?? (await newContext(options))
      onTestFinished(async () => {
        if (isSpoilt) return context.close()
        await clear(context)
        idle.set(kind, [...(idle.get(kind) ?? []), context])
      })
      return context
    },
    close: async () => {
      await Promise.all([...contexts].map((context) => context.close()))
    },
  }
}

async function clear(context: BrowserContext): Promise<void> {
  for (const event of ['page', 'request', 'response', 'console', 'weberror'] as const) context.removeAllListeners(event)
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  // One stays, so that the processes of its pages are there for the next.
  const [kept, ...others] = context.pages()
  await Promise.all(others.map((page) => page.close()))
  await kept?.goto('about:blank')
  await context.clearCookies()
}

async function launch(chromiumPath: string): Promise<Browser> {
  const browser = await chromium.launch({
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
  browser.on('disconnected', () => {
    running = undefined
  })
  return browser
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
