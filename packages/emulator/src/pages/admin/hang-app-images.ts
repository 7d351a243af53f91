import type { FastifyInstance } from 'fastify'
import { ControlRefusal } from '../../control/control-input.ts'
import type { EmulatorContext } from '../../emulator-context.ts'
import { findIntegration } from '../../integrations/find-integration.ts'
import { IMAGE_PLACES, IMAGES_PATH, imageOf } from '../app-logo.ts'

interface Named {
  Params: { clientId: string; place: string }
}

/** Hangs the images of apps, for whoever is at a page that has them: one is told nothing by them but how an app looks. */
export function hangAppImages(scope: FastifyInstance, context: EmulatorContext): void {
  scope.get<Named>(`${IMAGES_PATH}/:clientId/:place`, async ({ params: { clientId, place } }, reply) => {
    const app = findIntegration(context, clientId)
    const known = IMAGE_PLACES.find((one) => one === place)
    const image = app && known && imageOf(app, known)
    if (!image) throw new ControlRefusal('There is no such image.', 404)
    reply.headers({
      'content-type': image.mediaType,
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    return reply.send(Buffer.from(image.base64, 'base64'))
  })
}
