import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Company } from '../../company/company.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { type DescribedVisitor, describeVisitor } from '../../oauth/describe-visitor.ts'
import type { Session, Sessions } from '../../oauth/sessions.ts'
import { mayApprove } from '../../oauth/sign-in.ts'
import { KEYS_PATH, SIGN_IN_PATH } from './admin-paths.ts'
import { notAdministratorSection } from './not-administrator.ts'
import { sendAdminPage } from './send-admin-page.ts'

/** Somebody who is signed in, at a page of their company. */
export interface AdminVisit {
  readonly session: Session
  readonly company: Company
  readonly who: DescribedVisitor
  readonly isAdministrator: boolean
}

type Page<R extends FastifyRequest> = (visit: AdminVisit, request: R, reply: FastifyReply) => Promise<FastifyReply>
type Handler<R extends FastifyRequest> = (request: R, reply: FastifyReply) => Promise<FastifyReply>

/** Pages that ask who is there first. Whoever is not signed in is led to do so, and back. */
export interface AdminVisits {
  /** Everybody of a company. */
  forMembers<R extends FastifyRequest>(page: Page<R>): Handler<R>
  /** Technical administrators; the others are told why they are not shown it, under that tab. */
  forAdministrators<R extends FastifyRequest>(tab: 'keys' | 'integrations' | 'catalog', page: Page<R>): Handler<R>
}

export function createAdminVisits(context: EmulatorContext, sessions: Sessions): AdminVisits {
  const forMembers: AdminVisits['forMembers'] = (page) => async (request, reply) => {
    const session = sessions.find(request.headers.cookie)
    const { visitor } = session ?? {}
    const company = visitor && context.companies[visitor.company]
    if (!session || !visitor || !company) {
      const next = request.method === 'GET' ? request.url : KEYS_PATH
      return reply.redirect(`${SIGN_IN_PATH}?${new URLSearchParams({ next })}`, 303)
    }
    const isAdministrator = mayApprove(context, visitor)
    return page({ session, company, who: describeVisitor(context, visitor), isAdministrator }, request, reply)
  }
  return {
    forMembers,
    forAdministrators: (tab, page) =>
      forMembers(async (visit, request, reply) => {
        if (visit.isAdministrator) return page(visit, request, reply)
        const { who } = visit
        const content = notAdministratorSection(who)
        return sendAdminPage(reply, 403, { tab, who, title: 'For technical administrators', content })
      }),
  }
}
