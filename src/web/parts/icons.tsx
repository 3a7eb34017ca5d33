/** The page's own small drawings. All are decoration: the words beside them say the same. */
import type { ReactNode } from 'react'

const Icon = ({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
)

/** The house's mark: an arch within an arch. */
export const Mark = () => (
  <svg
    width="30"
    height="30"
    viewBox="0 0 32 32"
    fill="none"
    stroke="currentColor"
    strokeWidth="3"
    strokeLinecap="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M4 28V15a12 12 0 0 1 24 0v13" />
    <path d="M12 28V16a4 4 0 0 1 8 0v12" strokeOpacity="0.55" />
  </svg>
)

/** Nothing leaves this machine. */
export const LockIcon = () => (
  <Icon>
    <rect x="4" y="9" width="12" height="8" rx="2" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </Icon>
)

/** Language. */
export const GlobeIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M2.5 10h15M10 2.5c5 5 5 10 0 15c-5-5-5-10 0-15" />
  </Icon>
)

/** Appearance: half light, half dark. */
export const ThemeIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" />
  </Icon>
)

/** Something to take note of. */
export const NoteIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 9v5M10 6.2v.1" />
  </Icon>
)

/** Something wrong. */
export const WarnIcon = () => (
  <Icon>
    <path d="M10 3L18 16.5H2z" />
    <path d="M10 8.5v3.5M10 14.2v.1" />
  </Icon>
)

/** A list opens below. */
export const DownIcon = () => (
  <Icon size={16}>
    <path d="M4 7l6 6l6-6" />
  </Icon>
)

/** Onwards; mirrored by CSS where the page runs right to left. */
export const NextIcon = () => (
  <span className="flip">
    <Icon size={16}>
      <path d="M7 3l7 7l-7 7" />
    </Icon>
  </span>
)

/** Back; mirrored by CSS where the page runs right to left. */
export const BackIcon = () => (
  <span className="flip">
    <Icon size={16}>
      <path d="M13 3l-7 7l7 7" />
    </Icon>
  </span>
)

/** Done. */
export const TickIcon = () => (
  <Icon size={16}>
    <path d="M4 10.5l4 4l8-9" strokeWidth="2.25" />
  </Icon>
)
