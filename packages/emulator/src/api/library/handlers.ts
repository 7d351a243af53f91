import type { Handlers } from '@mallet/contract/derive/routes'
import type { library } from '@mallet/contract/gong/library'
import type { ApiCall } from '../api-call.ts'
import { listFolders } from './list-folders.ts'
import { readFolderContent } from './read-folder-content.ts'

export const libraryHandlers: Handlers<typeof library, ApiCall> = {
  'library.folders': listFolders,
  'library.folderContent': readFolderContent,
}
