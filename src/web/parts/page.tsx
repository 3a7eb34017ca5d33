/** What every page has: a heading that takes the focus when the page changes, and a voice for what changes on it. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../language.tsx'

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined)

/** Holds the live region: what is announced is read out by a screen reader, once. */
export const Announcer = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState({ sentence: '', turn: 0 })
  const announce = useCallback((sentence: string) => setSaid((last) => ({ sentence, turn: last.turn + 1 })), [])
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="hidden-visually" role="status" aria-live="polite">
        {/* The same sentence twice is still two events, so the text must differ. */}
        {said.sentence}
        {said.turn % 2 === 1 ? '\u00a0' : ''}
      </div>
    </AnnounceContext.Provider>
  )
}

/** Announces a change that the eye sees and the ear would miss. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnounceContext)

/** True until the first page has been shown: then the focus stays where the browser put it. */
let first = true

/** The page's heading and the document's title. Takes the focus when it appears, so that a keyboard starts at the top. */
export const Title = ({
  children,
  title,
  className,
  id,
}: {
  readonly children: ReactNode
  readonly title: string
  readonly className?: string
  readonly id?: string
}) => {
  const { t } = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A title bar shows the signs that keep directions apart inside a sentence as they are.
    document.title = t('page.title', { title }).replace(/[\u2068\u2069]/g, '')
  }, [t, title])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new page, also where the same component shows it.
  useEffect(() => {
    if (first) {
      first = false
      return
    }
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <h1 ref={heading} tabIndex={-1} className={className} id={id}>
      {children}
    </h1>
  )
}

/** Text of the lists, which is English whatever the page speaks; keeps its own direction. */
export const Datum = ({ children, className }: { readonly children: ReactNode; readonly className?: string }) => (
  <bdi lang="en" className={className}>
    {children}
  </bdi>
)

/** Text a person wrote: any language, its own direction. */
export const Said = ({ children }: { readonly children: ReactNode }) => <bdi dir="auto">{children}</bdi>
