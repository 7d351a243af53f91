import type { IncomingAnswer } from '@mallet/contract/derive/client'
import { createSend, thisMachine } from '@mallet/gong'
import { type GongProxy, openGongProxy, type ProxiedRequest } from './gong-proxy.ts'
import { openWorld, type World, type WorldOptions } from './open-world.ts'

export interface ProxiedWorld extends World {
  /** Before Gong's application: sign-in and tokens. */
  readonly gongApp: GongProxy
  /** Before the company's API. */
  readonly gongApi: GongProxy
  /** Passes everything on, and names the proxy as the address of the company's API. */
  readonly normally: (request: ProxiedRequest, pass: () => Promise<IncomingAnswer>) => Promise<IncomingAnswer>
}

/** A world whose platform reaches Gong only through proxies. */
export async function openProxiedWorld({ config, ...options }: WorldOptions = {}): Promise<ProxiedWorld> {
  let target = ''
  const sender = createSend(thisMachine)
  const gongApp = await openGongProxy(() => target, sender.send)
  const gongApi = await openGongProxy(() => target, sender.send)
  const gongHosts = [gongApp, gongApi].map(({ url }) => new URL(url).host)
  const world = await openWorld({
    ...options,
    config: { gongAppUrl: gongApp.url, gongApiUrl: gongApi.url, gongHosts, ...config },
  })
  target = world.emulator.apiBaseUrl
  const normally: ProxiedWorld['normally'] = async (_, pass) => {
    const answer = await pass()
    const { 'content-length': _length, ...headers } = answer.headers
    return { ...answer, headers, body: answer.body.replaceAll(target, gongApi.url) }
  }
  gongApp.play(normally)
  return {
    ...world,
    gongApp,
    gongApi,
    normally,
    close: async () => {
      await world.close()
      await gongApp.unlisten()
      await gongApi.unlisten()
      await sender.close()
    },
  }
}
