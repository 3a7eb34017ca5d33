/** The person's language, as their browser or program says it. */
import { LANGUAGES, type Language } from '../messages/say.ts'

/** The first language of an `Accept-Language` header that the house speaks; English where there is none. */
export const languageOf = (header: string | undefined): Language =>
  (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .flatMap((tag) => LANGUAGES.filter((one) => one === tag))[0] ?? 'en'
