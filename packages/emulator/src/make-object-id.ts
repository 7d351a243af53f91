/** 19 digits that begin with 8, for an object that somebody makes: beyond every id of the world, and within 64 bits. */
export const makeObjectId = (random: (bytes: number) => Buffer): string =>
  `8${(random(8).readBigUInt64BE() % 10n ** 18n).toString().padStart(18, '0')}`
