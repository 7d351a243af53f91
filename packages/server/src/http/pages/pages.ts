export const pages: readonly { path: string; file: URL; contentType: string }[] = []
