/** Schemas several routes share. */
import { z } from '@hono/zod-openapi'

/** A problem document (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().optional(),
    detail: z.string().optional(),
    id: z.string().optional(),
    issues: z
      .array(
        z.object({
          code: z.string(),
          message: z.string(),
          file: z.string().optional(),
          line: z.number().optional(),
          column: z.number().optional(),
          path: z.string().optional(),
          hint: z.string().optional(),
        }),
      )
      .optional(),
  })
  .openapi('Problem')
