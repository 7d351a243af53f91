import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { membersOf } from '../../company/roles.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { formOf, queryOf } from '../../oauth/read-form.ts'
import type { Sessions, Visitor } from '../../oauth/sessions.ts'
import { signIn } from '../../oauth/sign-in.ts'
import { KEYS_PATH, SIGN_IN_PATH, SIGN_OUT_PATH } from './admin-paths.ts'
import { adminSignInPage } from './admin-sign-in-page.ts'
import { sendFormPage } from './send-form-page.ts'

/** Hangs the way into the admin pages, and out of them. */
export function hangSignIn(scope: FastifyInstance, context: EmulatorContext, sessions: Sessions): void {
  const page = (next: string, email = '', fault?: string) =>
    adminSignInPage({ next, email, companies: context.companies, ...(fault !== undefined && { fault }) })

  scope.get(SIGN_IN_PATH, async (request, reply) => {
    const query = queryOf(request.url)
    return sendFormPage(reply, 200, page(ownPath(query.get('next')), query.get('email') ?? ''))
  })

  scope.post(SIGN_IN_PATH, async (request, reply) => {
    const form = formOf(request.body)
    const email = form.get('email') ?? ''
    const next = ownPath(form.get('next'))
    const visitor = signIn(context, email, form.get('password') ?? '')
    if (visitor) return enter(request, reply, visitor, next)
    return sendFormPage(reply, 401, page(next, email, 'The e-mail address or the password is wrong.'))
  })

  // Whoever can open this page can read every password on the emulator's first one.
  scope.post(`${SIGN_IN_PATH}/as`, async (request, reply) => {
    const form = formOf(request.body)
    const email = form.get('email')
    const next = ownPath(form.get('next'))
    for (const company of context.companies) {
      const member = membersOf(company).find((one) => one.email === email)
      if (member) return enter(request, reply, { company: company.index, userId: member.user.id }, next)
    }
    return sendFormPage(reply, 401, page(next, '', 'There is nobody with that e-mail address.'))
  })

  scope.post(SIGN_OUT_PATH, async (request, reply) => {
    const session = sessions.find(request.headers.cookie)
    if (session) session.visitor = undefined
    return reply.redirect(SIGN_IN_PATH, 303)
  })

  function enter(request: FastifyRequest, reply: FastifyReply, visitor: Visitor, next: string): FastifyReply {
    const session = sessions.find(request.headers.cookie) ?? sessions.begin().session
    session.visitor = visitor
    // Nothing that somebody else of this browser made is shown to the next one.
    session.unshown.clear()
    reply.header('set-cookie', sessions.renew(session))
    return reply.redirect(next, 303)
  }
}

/** Where to go on, if it is a page of this emulator; nobody is sent anywhere else. */
const ownPath = (next: string | null): string => (next !== null && /^\/[a-z][\w/%.~-]*$/i.test(next) ? next : KEYS_PATH)
