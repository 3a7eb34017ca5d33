/** Boxes and labels that say how something stands. Each has its word; the colour only helps. */
import type { ReactNode } from 'react'
import { LockIcon, NoteIcon, WarnIcon } from './icons.tsx'

/** How a notice is meant. */
export type NoticeKind = 'plain' | 'private' | 'open' | 'wrong'

/** A box with an icon. `wrong` is an alert: read out as soon as it appears. */
export const Notice = ({ kind = 'plain', children }: { readonly kind?: NoticeKind; readonly children: ReactNode }) => (
  <div className={`notice notice-${kind}`} {...(kind === 'wrong' ? { role: 'alert' } : {})}>
    {kind === 'private' ? <LockIcon /> : kind === 'plain' ? <NoteIcon /> : <WarnIcon />}
    <div className="stack stack-s">{children}</div>
  </div>
)

/** The tone of a tag. */
export type Tone = 'plain' | 'pass' | 'stop' | 'open' | 'refer'

/** A short word in a pill. */
export const Tag = ({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
)
