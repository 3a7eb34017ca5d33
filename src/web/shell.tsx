/** What surrounds every page: skip link, head, navigation, language, appearance, foot. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { LANGUAGES } from '../messages/say.ts'
import { LANGUAGE_NAMES, useSpeech } from './language.tsx'
import { GlobeIcon, Mark, ThemeIcon } from './parts/icons.tsx'
import { useAnnounce } from './parts/page.tsx'
import { href, type Route } from './router.ts'
import { THEMES, useTheme } from './theme.ts'

const useOnline = (): boolean => {
  const [online, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return online
}

const LanguageButton = () => {
  const { language, speak } = useSpeech()
  const next = LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? 'en'
  return (
    <button type="button" className="tool" lang={next} onClick={() => speak(next)}>
      <GlobeIcon />
      {LANGUAGE_NAMES[next]}
    </button>
  )
}

const ThemeButton = () => {
  const { t } = useSpeech()
  const announce = useAnnounce()
  const [theme, choose] = useTheme()
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        choose(next)
        announce(t(`theme.${next}`))
      }}
    >
      <ThemeIcon />
      <span className="tool-word">{t(`theme.${theme}`)}</span>
    </button>
  )
}

const SECTIONS = ['check', 'lists', 'about'] as const

/** The frame around a page. */
export const Shell = ({ route, children }: { readonly route: Route; readonly children: ReactNode }) => {
  const { t } = useSpeech()
  const online = useOnline()
  const main = useRef<HTMLElement>(null)
  const section = route.page === 'home' ? 'check' : route.page
  const address = { check: href({ page: 'home' }), lists: href({ page: 'lists' }), about: href({ page: 'about' }) }
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link to a place on the page, though the script has to take it there. */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The address behind `#` is the page's; the link may only move the focus.
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <header className="head">
        <div className="bar">
          <a className="brand" lang="en" translate="no" href={href({ page: 'home' })}>
            <Mark />
            Gatehouse
          </a>
          <nav className="nav" aria-label={t('shell.nav')}>
            {SECTIONS.map((one) => (
              <a key={one} href={address[one]} {...(one === section ? { 'aria-current': 'page' as const } : {})}>
                {t(`nav.${one}`)}
              </a>
            ))}
          </nav>
          <div className="tools">
            <ThemeButton />
            <LanguageButton />
          </div>
        </div>
      </header>
      {!online && (
        <p className="offline" role="status">
          {t('shell.offline')}
        </p>
      )}
      <main className="page" id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <footer className="foot">
        <div className="foot-in">
          <p>{t('shell.private')}</p>
          <p>
            <a href={href({ page: 'about' })}>{t('shell.limits')}</a>
          </p>
        </div>
      </footer>
    </>
  )
}
