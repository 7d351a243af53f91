import type { FastifyInstance } from 'fastify'
import { toInstant } from '../../clock/emulator-clock.ts'
import type { Followers } from '../../clock/followers.ts'
import type { MoveClock } from '../../clock/move-clock.ts'
import { answerRefusals } from '../../control/answer-refusals.ts'
import { ControlRefusal } from '../../control/control-input.ts'
import { hangAssumptions, listAssumptions } from '../../control/hang-assumptions.ts'
import { hangClock } from '../../control/hang-clock.ts'
import { hangFaultControl } from '../../control/hang-fault-control.ts'
import { isThisMachine } from '../../control/is-this-machine.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { queryOf } from '../../oauth/read-form.ts'
import { sendPage } from '../send-page.ts'
import { SCRIPTED_PAGE_POLICY } from '../style.ts'
import { describeHome } from './describe-home.ts'
import { hangAssets } from './hang-assets.ts'
import { HOME } from './home-doors.ts'
import { homePage } from './home-page.ts'

/** How many requests the page shows. */
const SHOWN_REQUESTS = 50

/** What the page moves, and where programs do. */
interface Doors {
  readonly controlUrl: () => string
  readonly followers: Followers
  readonly moveClock: MoveClock
}

/**
 * Hangs the page at the application's address, and the doors that its script uses. The control port refuses all pages, so
 * these are doors of the page's own origin: the same ones, but of the clock, faults and assumptions only. A page of another
 * origin can neither read them, since no header allows it, nor write, since `Origin` must be this one.
 */
export function hangHome(
  app: FastifyInstance,
  context: EmulatorContext,
  { controlUrl, followers, moveClock }: Doors,
): void {
  const { clock, requests, faults, companies } = context
  const reading = () => ({ now: toInstant(clock.nowMs()), running: clock.running() })

  app.get('/', async (request, reply) => {
    if (!isThisMachine(request.headers.host)) return reply.code(403).send('This page is for this machine only.\n')
    const number = Number(queryOf(request.url).get('company') ?? 1)
    const chosen = companies[number - 1]?.index ?? 0
    const page = homePage({ ...describeHome(context, controlUrl(), chosen), clock: reading() })
    return sendPage(reply, 200, page, SCRIPTED_PAGE_POLICY)
  })

  app.register(
    async (scope) => {
      answerRefusals(scope)
      scope.addHook('onRequest', async ({ method, headers }) => {
        const { host, origin } = headers
        // A browser leaves it out where a page only reads of its own origin.
        const isOwn = origin === `http://${host}` || (method === 'GET' && origin === undefined)
        if (!isThisMachine(host) || !isOwn) {
          throw new ControlRefusal('This door answers the page of the emulator. Programs use the control port.', 403)
        }
      })
      hangAssets(scope)
      scope.get('/live', async (_request, reply) => {
        reply.header('cache-control', 'no-store')
        const played = listAssumptions(context).map(({ name, current }) => [name, current])
        return {
          ...reading(),
          companies: companies.length,
          requests: requests.latest(SHOWN_REQUESTS),
          faults: faults.list(),
          assumptions: Object.fromEntries(played),
        }
      })
      hangClock(scope, clock, followers, moveClock)
      hangFaultControl(scope, context)
      hangAssumptions(scope, context)
    },
    { prefix: HOME },
  )
}
