import { type ClientAuth, ClientSecretBasic } from 'oauth4webapi'

/**
 * HTTP Basic as Gong documents it: the base64 of `clientId:clientSecret` as they are.
 *
 * RFC 6749, 2.3.1 form-encodes both first, so that a hyphen becomes %2D; Gong is not known to decode that. Only where
 * the plain form cannot be sent, with characters outside ASCII or a colon in the id, the RFC's form is used.
 */
export const clientBasic =
  (clientSecret: string): ClientAuth =>
  (server, client, body, headers) => {
    const isPlain = /^[\x20-\x7e]*$/.test(client.client_id + clientSecret) && !client.client_id.includes(':')
    if (!isPlain) return ClientSecretBasic(clientSecret)(server, client, body, headers)
    headers.set('authorization', `Basic ${btoa(`${client.client_id}:${clientSecret}`)}`)
  }
