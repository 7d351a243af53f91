/**
 * Whether a Host header names this machine as its own users name it. Under any other name a page of somebody else's has been
 * led here, whose origin would then be that of the emulator (DNS rebinding).
 */
export const isThisMachine = (host: string | undefined): host is string =>
  /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
