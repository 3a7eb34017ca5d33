/** The message catalogue: every sentence a person sees, by key, in the languages the house speaks. */
import i18next, { type i18n } from 'i18next'
import arAssess from './ar/assess.json' with { type: 'json' }
import arClassify from './ar/classify.json' with { type: 'json' }
import arCli from './ar/cli.json' with { type: 'json' }
import arCover from './ar/cover.json' with { type: 'json' }
import arDescribe from './ar/describe.json' with { type: 'json' }
import arFault from './ar/fault.json' with { type: 'json' }
import arParty from './ar/party.json' with { type: 'json' }
import arWeb from './ar/web.json' with { type: 'json' }
import enAssess from './en/assess.json' with { type: 'json' }
import enClassify from './en/classify.json' with { type: 'json' }
import enCli from './en/cli.json' with { type: 'json' }
import enCover from './en/cover.json' with { type: 'json' }
import enDescribe from './en/describe.json' with { type: 'json' }
import enFault from './en/fault.json' with { type: 'json' }
import enParty from './en/party.json' with { type: 'json' }
import enWeb from './en/web.json' with { type: 'json' }

/** Languages with a whole catalogue; the first is the fallback. */
export const LANGUAGES = ['en', 'ar'] as const
/** A language of the catalogue, as a BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number]

/** Values for a message's `{{params}}`. */
export type MessageParams = Readonly<Record<string, string | number>>
/** Renders a message: `say('en')('classify:verdict.open', { count: 2 })`. */
export type Say = (key: string, params?: MessageParams) => string

const catalogue: i18n = i18next.createInstance()
// Keys are flat and hold dots, so the dot must not mean nesting; text goes to terminals, JSON and React, which escape for themselves.
void catalogue.init({
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: ':',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {
    en: {
      assess: enAssess,
      classify: enClassify,
      cli: enCli,
      cover: enCover,
      describe: enDescribe,
      fault: enFault,
      party: enParty,
      web: enWeb,
    },
    ar: {
      assess: arAssess,
      classify: arClassify,
      cli: arCli,
      cover: arCover,
      describe: arDescribe,
      fault: arFault,
      party: arParty,
      web: arWeb,
    },
  },
})

/** The catalogue in one language. A key without a message shows itself, so that a missing one is seen. */
export const say = (language: Language): Say => {
  const render = catalogue.getFixedT(language)
  return (key, params) => String(render(key, { ...params }))
}

/** Adds sentences of a room in a language that were left out of the catalogue to be fetched later: the page does not send what it doesn't speak. */
export const learn = (language: Language, room: string, sentences: Readonly<Record<string, string>>): void => {
  catalogue.addResourceBundle(language, room, sentences, true, true)
}
