import { isLoopbackName } from '@mallet/gong'
import type { Context } from '../context.ts'

/** Whether this Mallet is for whoever sits at this machine: it listens here alone, and browsers reach it here. */
export const isLocal = ({ access, settings }: Pick<Context, 'access' | 'settings'>): boolean =>
  access.listensLocally && isLoopbackName(new URL(settings.publicUrl).hostname)
