import { z } from 'zod'

/** What a server's process says once it listens. */
export const Listening = z.object({ url: z.string() })
export type Listening = z.infer<typeof Listening>

export const ProxyInput = z.object({
  gongUrl: z.string(),
  dataDir: z.string(),
  /** How many companies there are whose calls are limited as Gong limits them, and how many without a limit. */
  paced: z.int(),
  unpaced: z.int(),
  /** Access key and secret with a colon between, where Gong looks at them. */
  credentials: z.string().optional(),
})
export type ProxyInput = z.infer<typeof ProxyInput>

export const ProxyListening = Listening.extend({
  apiKey: z.string(),
  paced: z.array(z.string()),
  unpaced: z.array(z.string()),
})
export type ProxyListening = z.infer<typeof ProxyListening>

/** What a load process is told to do. */
export const Load = z.object({
  /** Asked for one after the other, again and again. */
  urls: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
  requests: z.int(),
  pace: z.union([z.object({ perSecond: z.number() }), z.object({ atOnce: z.int() })]),
})
export type Load = z.infer<typeof Load>

/** How long each took, from the moment at which it was due. */
export const Loaded = z.object({ tookMs: z.array(z.number()), seconds: z.number(), failed: z.int() })
export type Loaded = z.infer<typeof Loaded>
