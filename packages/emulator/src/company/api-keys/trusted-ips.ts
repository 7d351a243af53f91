import { BlockList, isIP } from 'node:net'

/** One entry of a list of trusted addresses: an address, a network, or a range from one address to another. */
type Entry = (list: BlockList) => void

/** What is wrong with an entry such as 10.0.0.1, 10.0.0.0/8 or 10.0.0.1-10.0.0.9; undefined: nothing. */
export const faultOfTrustedIp = (text: string): string | undefined => {
  const read = readEntry(text)
  return typeof read === 'string' ? read : undefined
}

/** Whether a caller's address is among them. None trust everybody. Entries that make no sense trust nobody. */
export function isTrusted(address: string, trustedIps: readonly string[]): boolean {
  if (trustedIps.length === 0) return true
  const list = new BlockList()
  for (const text of trustedIps) {
    const read = readEntry(text)
    if (typeof read !== 'string') read(list)
  }
  // A socket that takes both families shows an IPv4 caller so.
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  const family = familyOf(plain)
  return family !== undefined && list.check(plain, family)
}

function readEntry(text: string): Entry | string {
  const [first = '', second, ...rest] = text.split('-')
  const [address = '', bits, ...more] = first.split('/')
  const family = familyOf(address)
  if (!family || rest.length > 0 || more.length > 0 || (second !== undefined && bits !== undefined)) {
    return `${text} is not an address, a network such as 10.0.0.0/8, or a range such as 10.0.0.1-10.0.0.9.`
  }
  if (bits !== undefined) {
    const most = family === 'ipv4' ? 32 : 128
    if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return `${text} has a prefix that is not from 0 to ${most}.`
    return (list) => list.addSubnet(address, Number(bits), family)
  }
  if (second === undefined) return (list) => list.addAddress(address, family)
  if (familyOf(second) !== family) return `${text} does not end with an address of the same kind.`
  try {
    new BlockList().addRange(address, second, family)
  } catch {
    return `${text} ends before it begins.`
  }
  return (list) => list.addRange(address, second, family)
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = address.includes('%') ? 0 : isIP(address)
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined
}
