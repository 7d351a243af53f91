import { isMalletError } from '@mallet/contract/errors'
import type { FastifyInstance } from 'fastify'
import { loadConnectSettings } from '../connect/settings/load-connect-settings.ts'
import type { Context } from '../context.ts'
import { loadIntegration } from '../integrations/load-integration.ts'
import { acceptedLanguage } from './pages/accepted-language.ts'
import { helpPage } from './pages/help-page.ts'
import { helpTexts } from './pages/help-texts.ts'
import { messagePage } from './pages/message-page.ts'

interface Route {
  Params: { integrationId: string }
  Querystring: { lang?: unknown }
}

/** Public, since whoever has to be convinced to link may not have a link yet. */
export function serveHelp(app: FastifyInstance, context: () => Context): void {
  app.get<Route>('/help/:integrationId', async (request, reply) => {
    const ctx = context()
    const language = acceptedLanguage(request.query.lang, request.headers['accept-language'])
    void reply.type('text/html; charset=utf-8').headers({ 'content-language': language, vary: 'Accept-Language' })
    const { appName, supportUrl } = await loadConnectSettings(ctx.db)
    try {
      const { auth_type: authType, scopes } = await loadIntegration(ctx, request.params.integrationId)
      return helpPage({ language, app: appName, authType, scopes, supportUrl })
    } catch (error) {
      if (!isMalletError(error, 'not_found')) throw error
      return reply.status(404).send(messagePage({ ...helpTexts[language](appName).missing, language }))
    }
  })
}
