/** The language of the page: what is said, in which direction, and how dates and numbers look. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { LANGUAGES, type Language, type MessageParams, say } from '../messages/say.ts'
import { keep, kept } from './settings.ts'

/** How the page speaks. `t` takes a key of the page's own catalogue, or `room:key` of another's. */
export interface Speech {
  readonly language: Language
  readonly dir: 'ltr' | 'rtl'
  readonly t: (key: string, params?: MessageParams) => string
  readonly date: (day: string) => string
  readonly number: (n: number) => string
  readonly speak: (language: Language) => void
}

/** Each language's name in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' }

const isLanguage = (word: string | undefined): word is Language => (LANGUAGES as readonly (string | undefined)[]).includes(word)

const SpeechContext = createContext<Speech | null>(null)

/**
 * First strong isolate … pop: an English id inside an Arabic sentence keeps its own direction and disturbs nothing. `field` is
 * part of another message's key (`$t(assess:fact.{{field}})`) and must stay as it is.
 */
const isolate = (params: MessageParams | undefined): MessageParams | undefined =>
  params &&
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && name !== 'field' ? `\u2068${value}\u2069` : value]),
  )

/** Speaks one language; pure, for tests and for `SpeechProvider`. */
export const speechOf = (language: Language, speak: (language: Language) => void = () => undefined): Speech => {
  const render = say(language)
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  // Technical values are written in Western digits in both languages, so the page's own numbers are as well.
  const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale)
  return {
    language,
    dir,
    speak,
    t: (key, params) => render(key.includes(':') ? key : `web:${key}`, dir === 'rtl' ? isolate(params) : params),
    date: (day) => (Number.isNaN(Date.parse(day)) ? day : dates.format(new Date(day))),
    number: (n) => numbers.format(n),
  }
}

/** Fetches what a language needs before it can be spoken; English is always there. */
export const learnLanguage = async (language: Language): Promise<void> => {
  if (language === 'ar') await import('./arabic.ts')
}

/** The language the page starts in: the one chosen last, or the browser's (`early.js` has put it on the document). */
export const startLanguage = (): Language => {
  const chosen = kept('language')
  if (isLanguage(chosen)) return chosen
  return isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en'
}

/** Gives everything below it a language and keeps the document's `lang` and `dir` true to it. */
export const SpeechProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(startLanguage)
  const speak = useCallback((next: Language) => {
    void learnLanguage(next).then(() => {
      keep('language', next)
      setLanguage(next)
    })
  }, [])
  const speech = useMemo(() => speechOf(language, speak), [language, speak])
  useEffect(() => {
    document.documentElement.lang = speech.language
    document.documentElement.dir = speech.dir
  }, [speech])
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>
}

/** The page's speech; only below `SpeechProvider`. */
export const useSpeech = (): Speech => {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('useSpeech is used outside SpeechProvider')
  return speech
}
