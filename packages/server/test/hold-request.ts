import type { GongProxy, ProxiedRequest } from './gong-proxy.ts'

export interface HeldRequest {
  /** Resolves when the request has come. */
  readonly arrived: Promise<ProxiedRequest>
  /** Passes it on. */
  letGo(): void
}

/** Holds the next request that is meant, as a slow network would; all others pass, and so do those after it. */
export function holdRequest(proxy: GongProxy, isMeant: (request: ProxiedRequest) => boolean): HeldRequest {
  let letGo: () => void = () => {}
  const released = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let arrive: (request: ProxiedRequest) => void = () => {}
  const arrived = new Promise<ProxiedRequest>((resolve) => {
    arrive = resolve
  })
  let isHeld = false
  proxy.play(async (request, pass) => {
    if (!isHeld && isMeant(request)) {
      isHeld = true
      arrive(request)
      await released
    }
    return pass()
  })
  return { arrived, letGo }
}
