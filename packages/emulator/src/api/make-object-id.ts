/** 19 digits above 2^53, for an object that a request makes. */
export const makeObjectId = (random: (bytes: number) => Buffer): string =>
  String(10n ** 18n + (random(8).readBigUInt64BE() % (9n * 10n ** 18n)))
