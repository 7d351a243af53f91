import type { Integration } from '../state/integration-state.ts'

/** Whether people of the company at that place may approve the app. Source: Gong help; an app is private until it is published. */
export const isOpenTo = ({ status, company }: Integration, place: number): boolean =>
  status === 'published' || company === place
