import { z } from 'zod'

/** 18 to 20 decimal digits, always above 2^53, so it must stay a string. `-1` stands for Gong itself. */
export const Id = z.string().regex(/^(-1|\d{1,20})$/, 'must be a decimal id')

/** An ISO 8601 date-time with an offset or Z. Gong's precision differs by operation, so compare instants as times. */
export const Instant = z.iso.datetime({ offset: true })

/** Gong writes an explicit null for many absent values and leaves others out. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullable().optional()

/**
 * An enumeration in Gong's answers. Gong adds values unannounced, and a new one must not cost a record, so any text
 * passes; the documented values show in documents and forms.
 */
export const openEnum = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string()])

/** What every paged answer says about its paging. */
export const Records = z
  .looseObject({
    totalRecords: z.int().describe('Items in the whole result, not in this page'),
    currentPageSize: z.int().describe('Items in this page'),
    currentPageNumber: z.int().describe('Counted from 0'),
    cursor: z.string().optional().describe('Absent on the last page'),
  })
  .meta({ id: 'Records' })
export type Records = z.infer<typeof Records>

/** Equal to the header x-traceid; what Gong support asks for. */
export const RequestId = z.string().describe('Gong’s id of this exchange')

/** Every error of the API, whatever its status. */
export const GongErrorBody = z.looseObject({ requestId: RequestId, errors: z.array(z.string()) })
export type GongErrorBody = z.infer<typeof GongErrorBody>
