import { once } from 'node:events'
import { createServer } from 'node:http'
import { connectMallet } from '@mallet/sdk'
import { answerApi } from './answer-api.ts'
import { buildBrowserCode } from './build-browser-code.ts'
import { type Answer, createPages } from './pages.ts'

/** To a browser another site than Mallet at 127.0.0.1, as a product's domain is. */
const HOST = 'localhost'

export interface ExampleAppOptions {
  readonly malletUrl: string
  /** A key that may link, read records and write the settings of Connect. */
  readonly malletApiKey: string
  /** 0, any free one, unless said. */
  readonly port?: number
}

export interface ExampleApp {
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the product beside a Mallet: its pages and its small backend, which alone has the API key. It tells Mallet first
 * which origin may open Connect, as an operator does once in the dashboard.
 */
export async function startExampleApp({ malletUrl, malletApiKey, port = 0 }: ExampleAppOptions): Promise<ExampleApp> {
  const mallet = connectMallet({ url: malletUrl, apiKey: malletApiKey })
  const browserCode = await buildBrowserCode()
  const server = createServer()
  server.listen(port, HOST)
  await once(server, 'listening')
  const address = server.address()
  const url = `http://${HOST}:${typeof address === 'object' ? address?.port : port}`

  const { allowedOrigins, returnUrls } = await mallet.connectSettings.get()
  await mallet.connectSettings.update({
    appName: 'Callboard',
    allowedOrigins: [...new Set([...allowedOrigins, url])],
    returnUrls: [...new Set([...returnUrls, `${url}/settings/integrations`])],
  })

  const pages = createPages(malletUrl, browserCode)
  server.on('request', async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', url)
    const given: Answer = pathname.startsWith('/api/')
      ? await answerApi({ mallet, appUrl: url }, request, pathname)
      : pages(pathname)
    response.writeHead(given.status, given.headers).end(given.body)
  })
  return {
    url,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
