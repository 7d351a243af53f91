import { z } from 'zod'

// Zod tries whether it may make code from text while schemas are built. The content security policy refuses that, and
// browsers report the try. So this module comes before every other.
z.config({ jitless: true })
