import type { FastifyReply } from 'fastify'
import { sendPage } from '../send-page.ts'
import { FORM_PAGE_POLICY } from '../style.ts'

/** Sends a page whose forms say where they come from: without a referrer policy that lets them, a browser sends `null`. */
export const sendFormPage = (reply: FastifyReply, status: number, page: string): FastifyReply => {
  reply.header('referrer-policy', 'same-origin')
  return sendPage(reply, status, page, FORM_PAGE_POLICY)
}
