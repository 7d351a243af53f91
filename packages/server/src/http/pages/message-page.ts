export const messagePage = ({ message, fix }: { title: string; message: string; fix: string; requestId?: string }): string =>
  `<!doctype html><html lang="en"><title>Mallet</title><h1>${message}</h1><p>${fix}</p></html>`
