import { type Api, api } from '@mallet/contract/api/index'
import type { Endpoint } from '@mallet/contract/endpoint'

/** Every row of the api table, with its name. */
export const endpoints = (Object.entries(api) as [keyof Api, Endpoint][]).map(([name, endpoint]) => ({
  name,
  endpoint,
  /** The path with the parameters of its example. */
  path: endpoint.path.replace(/\{(\w+)\}/g, (_, key: string) => String(endpoint.example.params?.[key])),
}))
