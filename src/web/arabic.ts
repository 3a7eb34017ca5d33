/** The page's Arabic, in a file of its own: fetched when it is first spoken. */
import assess from '../messages/ar/assess.json' with { type: 'json' }
import classify from '../messages/ar/classify.json' with { type: 'json' }
import describe from '../messages/ar/describe.json' with { type: 'json' }
import fault from '../messages/ar/fault.json' with { type: 'json' }
import web from '../messages/ar/web.json' with { type: 'json' }
import { learn } from '../messages/say.ts'

for (const [room, sentences] of Object.entries({ assess, classify, describe, fault, web })) learn('ar', room, sentences)
