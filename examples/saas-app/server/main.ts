// npm run example: the product, beside the Mallet of `npm start`.
import { startExampleApp } from './start-example-app.ts'

const { MALLET_URL: malletUrl = 'http://127.0.0.1:4400', MALLET_API_KEY: malletApiKey, PORT = '4480' } = process.env

if (malletApiKey === undefined) {
  process.stderr.write(
    'Set MALLET_API_KEY to the key that `npm start` prints. MALLET_URL is http://127.0.0.1:4400 unless set.\n',
  )
  process.exitCode = 1
} else {
  const { url } = await startExampleApp({ malletUrl, malletApiKey, port: Number(PORT) })
  process.stdout.write(`Callboard is at ${url}/settings/integrations\n`)
}
