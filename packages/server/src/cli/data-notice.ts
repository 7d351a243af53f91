import type { Config } from '../config.ts'

/** A line for whoever keeps the key to the secrets beside them, without having been asked. */
export const dataNotice = ({ encryptionKey, encryptionKeyFile, dataDir }: Config): string[] =>
  encryptionKey === undefined && encryptionKeyFile === undefined
    ? [`${dataDir} holds the data and the key to its secrets: a copy of it opens both.`]
    : []
