export { type Config, readConfig } from './config.ts'
export { type Platform, type PlatformOptions, startPlatform } from './main.ts'
