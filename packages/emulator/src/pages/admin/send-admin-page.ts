import type { FastifyReply } from 'fastify'
import { type AdminFrame, adminFrame } from './admin-frame.ts'
import { sendFormPage } from './send-form-page.ts'

/** Sends a page of the admin center, within its frame. */
export const sendAdminPage = (reply: FastifyReply, status: number, frame: AdminFrame): FastifyReply =>
  sendFormPage(reply, status, adminFrame(frame))
