/**
 * Where Gong keeps a company's data, which its hosts begin with, as in us-12345.api.gong.io. Source: Gong help, "Create an OAuth
 * app for Gong" (data residency) and its sample hosts; the prefixes outside of the United States are the assumption `regionHosts`.
 */
export const REGION_NAMES = ['us', 'eu', 'ap'] as const
export type Region = (typeof REGION_NAMES)[number]

/** In words. */
export const regions: Readonly<Record<Region, string>> = {
  us: 'United States',
  eu: 'Europe',
  ap: 'Asia Pacific',
}
