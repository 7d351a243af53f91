import type { CallData } from '@mallet/contract/gong/call'

/** Calls as the source of something said about them. There are no e-mails in these companies. */
export const citeCalls = (calls: readonly CallData[]) => ({
  callFindings: calls.map(({ metaData: { id, title, started, url } }) => ({
    call: { id, title: title ?? null, started: started ?? null, url: url ?? null },
  })),
  emailFindings: [],
})
