import type { PermissionProfile, PermissionProfileInput } from '@mallet/contract/gong/permission-profile'

/** A profile with what was sent laid over it, at every depth; what is null or not sent stays, and so does the id. */
export function mergeProfile(profile: PermissionProfile, sent: PermissionProfileInput): PermissionProfile {
  return { ...profile, ...lay(profile, sent), id: profile.id }
}

function lay(under: Readonly<Record<string, unknown>>, over: Readonly<Record<string, unknown>>) {
  const merged: Record<string, unknown> = { ...under }
  for (const [name, value] of Object.entries(over)) {
    const old = under[name]
    if (value == null) continue
    merged[name] = isBlock(value) && isBlock(old) ? lay(old, value) : value
  }
  return merged
}

const isBlock = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
