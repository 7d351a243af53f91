import type { Handlers } from '@mallet/contract/derive/routes'
import type { entities } from '@mallet/contract/gong/entities'
import type { ApiCall } from '../api-call.ts'
import { askEntity } from './ask-entity.ts'
import { getBrief } from './get-brief.ts'

export const entitiesHandlers: Handlers<typeof entities, ApiCall> = {
  'entities.ask': askEntity,
  'entities.brief': getBrief,
}
