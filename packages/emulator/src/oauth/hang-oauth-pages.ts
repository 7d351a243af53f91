import { oauth } from '@mallet/contract/gong/oauth'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../emulator-context.ts'
import { hangFaults } from '../faults/hang-faults.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { isOpenTo } from '../integrations/is-open-to.ts'
import { consentPage } from '../pages/consent-page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sendPage } from '../pages/send-page.ts'
import { signInPage } from '../pages/sign-in-page.ts'
import { approve, deny } from './approve.ts'
import { type AuthorizationRequest, judgeAuthorizationRequest, whyStale } from './authorization-request.ts'
import { describeVisitor } from './describe-visitor.ts'
import { pagesDoor } from './oauth-door.ts'
import { acceptForms, formOf, queryOf } from './read-form.ts'
import type { Session, Sessions, Visitor } from './sessions.ts'
import { mayApprove, signIn } from './sign-in.ts'

/** Hangs the pages that a person passes on the way to an authorization code: sign-in, consent, and what went wrong. */
export function hangOauthPages(app: FastifyInstance, context: EmulatorContext, sessions: Sessions): void {
  app.register(async (scope) => {
    acceptForms(scope)
    hangFaults(scope, context, pagesDoor(context))

    scope.get(oauth.authorizePath, async (request, reply) => {
      const judgement = judgeAuthorizationRequest(context, queryOf(request.url))
      if (judgement.kind === 'page') return sendPage(reply, 400, brokenLink(judgement.reason))
      if (judgement.kind === 'redirect') return reply.redirect(judgement.location, 302)
      let session = sessions.find(request.headers.cookie)
      if (!session) {
        const begun = sessions.begin()
        session = begun.session
        reply.header('set-cookie', begun.setCookie)
      }
      const id = sessions.remember(session, judgement.request)
      if (session.visitor) return reply.redirect(`/oauth2/consent?request=${id}`, 302)
      return sendPage(reply, 200, signInPage({ request: id }))
    })

    scope.get('/oauth2/sign-in', async (request, reply) => {
      const open = findOpen(sessions, request, queryOf(request.url))
      return open ? sendPage(reply, 200, signInPage({ request: open.id })) : sendPage(reply, 400, staleForm())
    })

    scope.post('/oauth2/sign-in', async (request, reply) => {
      const form = formOf(request.body)
      const open = findOpen(sessions, request, form)
      if (!open) return sendPage(reply, 400, staleForm())
      const email = form.get('email') ?? ''
      const visitor = signIn(context, email, form.get('password') ?? '')
      if (!visitor) {
        const fault = 'The e-mail address or the password is wrong.'
        return sendPage(reply, 401, signInPage({ request: open.id, email, fault }))
      }
      open.session.visitor = visitor
      reply.header('set-cookie', sessions.renew(open.session))
      return reply.redirect(`/oauth2/consent?request=${open.id}`, 303)
    })

    scope.get('/oauth2/consent', async (request, reply) => showConsent(request, reply))

    scope.post('/oauth2/consent', async (request, reply) => {
      const form = formOf(request.body)
      const open = findOpen(sessions, request, form)
      if (!open?.visitor) return sendPage(reply, 400, staleForm())
      const decision = form.get('decision')
      if (decision !== 'approve' && decision !== 'deny') return sendPage(reply, 400, staleForm())
      // Nobody is sent to a redirect URI that was taken away meanwhile, not even with a refusal.
      if (decision === 'approve' || whyStale(context, open.request) !== undefined) {
        const refusal = refuse(open.id, open.request, open.visitor)
        if (refusal) return refusal(reply)
      }
      open.session.pending.delete(open.id)
      const location = decision === 'approve' ? approve(context, open.visitor, open.request) : deny(open.request)
      return reply.redirect(location, 303)
    })
  })

  async function showConsent(request: FastifyRequest, reply: FastifyReply) {
    const open = findOpen(sessions, request, queryOf(request.url))
    if (!open) return sendPage(reply, 400, staleForm())
    const { visitor } = open
    if (!visitor) return sendPage(reply, 200, signInPage({ request: open.id }))
    const refusal = refuse(open.id, open.request, visitor)
    if (refusal) return refusal(reply)
    const app = findIntegration(context, open.request.clientId)
    if (!app) return sendPage(reply, 400, staleForm())
    const { companyName, email } = describeVisitor(context, visitor)
    const { scopes } = open.request
    return sendPage(reply, 200, consentPage({ request: open.id, app, companyName, visitor: email, scopes }))
  }

  /** How this person is told that the request cannot be approved; undefined where it can. */
  function refuse(id: string, request: AuthorizationRequest, visitor: Visitor) {
    const stale = whyStale(context, request)
    if (stale !== undefined) return (reply: FastifyReply) => sendPage(reply, 400, brokenLink(stale))
    const app = findIntegration(context, request.clientId)
    if (app && !isOpenTo(app, visitor.company)) {
      const { companyName: visiting } = describeVisitor(context, visitor)
      const owner = context.companies[app.company]?.name ?? ''
      if (context.assumed('privateApp') === 'access_denied') {
        return (reply: FastifyReply) => reply.redirect(deny(request, PRIVATE), 302)
      }
      return (reply: FastifyReply) => sendPage(reply, 403, privateApp({ id, app: app.name, owner, visiting }))
    }
    if (mayApprove(context, visitor)) return undefined
    return (reply: FastifyReply) => sendPage(reply, 403, notAnAdministrator(context, visitor, id))
  }
}

const PRIVATE = 'The app is private to the company that registered it.'

/** The authorization request that a form or link names, if this browser began it and has not decided it. */
function findOpen(sessions: Sessions, request: FastifyRequest, fields: URLSearchParams) {
  const session: Session | undefined = sessions.find(request.headers.cookie)
  const id = fields.get('request') ?? ''
  const pending = session?.pending.get(id)
  return session && pending && { session, id, request: pending, visitor: session.visitor }
}

const brokenLink = (reason: string) =>
  noticePage({
    title: 'This link does not work',
    text: reason,
    fix: 'Go back to the application that sent you here and check its client id and redirect URI.',
  })

const privateApp = (of: { id: string; app: string; owner: string; visiting: string }) =>
  noticePage({
    title: `${of.visiting} cannot use this app`,
    text: `${of.app} is private: until it is published, only ${of.owner}, which registered it, may approve it.`,
    fix: `Ask ${of.owner} to publish it in the admin center, or sign in as a technical administrator of ${of.owner}.`,
    link: { href: `/oauth2/sign-in?request=${of.id}`, label: 'Sign in as somebody else' },
  })

const staleForm = () =>
  noticePage({
    title: 'This page is out of date',
    text: 'The request was decided already, or was begun in another browser.',
    fix: 'Go back to the application that sent you here and start again.',
  })

function notAnAdministrator(context: EmulatorContext, visitor: Visitor, request: string): string {
  const { companyName, email, role, administrator } = describeVisitor(context, visitor)
  return noticePage({
    title: 'You cannot approve this',
    text: `Only a technical administrator of ${companyName} may connect an app, and ${email} is a ${role}.`,
    fix: `Ask ${administrator} to open the link, or sign in as a technical administrator.`,
    link: { href: `/oauth2/sign-in?request=${request}`, label: 'Sign in as somebody else' },
  })
}
