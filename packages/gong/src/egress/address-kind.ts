import { BlockList, isIP } from 'node:net'

/**
 * IPv4 networks that are not of the public internet. Source: IANA IPv4 Special-Purpose Address Registry; multicast and
 * reserved networks by RFC 5771 and RFC 1112.
 */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/**
 * Of IPv6 only global unicast is public at all. That leaves out loopback, link-local and unique local addresses, and
 * those that carry an IPv4 address: mapped, compatible, and NAT64 (64:ff9b::/96). Source: RFC 4291, 2.4.
 */
const PUBLIC_V6 = '2000::/3'
/** Inside of it: protocol assignments with Teredo, documentation, 6to4. Source: IANA IPv6 Special-Purpose Registry. */
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const notPublicV4 = blockList('ipv4', NOT_PUBLIC_V4)
const publicV6 = blockList('ipv6', [PUBLIC_V6])
const notPublicV6 = blockList('ipv6', NOT_PUBLIC_V6)
const loopbackV4 = blockList('ipv4', ['127.0.0.0/8'])

/** What an IP address is good for. One with a zone, and what is no address at all, is `other`. */
export function addressKind(address: string): 'public' | 'loopback' | 'other' {
  const version = address.includes('%') ? 0 : isIP(address)
  if (version === 4) {
    if (loopbackV4.check(address, 'ipv4')) return 'loopback'
    return notPublicV4.check(address, 'ipv4') ? 'other' : 'public'
  }
  if (version === 0) return 'other'
  if (new URL(`http://[${address}]`).hostname === '[::1]') return 'loopback'
  return publicV6.check(address, 'ipv6') && !notPublicV6.check(address, 'ipv6') ? 'public' : 'other'
}

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}
