/** Light, dark, or as the system says. The tokens in styles/tokens.css do the rest. */
import { useCallback, useState } from 'react'
import { keep, kept } from './settings.ts'

/** What the reader chose. */
export const THEMES = ['auto', 'light', 'dark'] as const
/** One of the three appearances. */
export type Theme = (typeof THEMES)[number]

const read = (): Theme => {
  const theme = kept('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

/** The appearance in force and a way to change it. */
export const useTheme = (): readonly [Theme, (theme: Theme) => void] => {
  const [theme, setTheme] = useState<Theme>(read)
  const choose = useCallback((next: Theme) => {
    keep('theme', next === 'auto' ? undefined : next)
    if (next === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    setTheme(next)
  }, [])
  return [theme, choose]
}
