import type { FastifyReply } from 'fastify'
import { CONTENT_SECURITY_POLICY } from './style.ts'

/** Sends a page with the headers that all pages carry. */
export const sendPage = (
  reply: FastifyReply,
  status: number,
  page: string,
  policy = CONTENT_SECURITY_POLICY,
): FastifyReply =>
  reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': reply.getHeader('referrer-policy') ?? 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .send(page)
