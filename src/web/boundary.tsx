/** Where a page that failed says so, instead of leaving a blank. The one class of the house: React has no other form for it. */
import { Component, type ReactNode } from 'react'
import { Fault } from '../fault/fault.ts'
import { complaintOf, sayComplaint } from './complaint.ts'
import { useSpeech } from './language.tsx'
import { Notice } from './parts/notice.tsx'
import { Title } from './parts/page.tsx'

const Failure = ({ error, again }: { readonly error: unknown; readonly again: () => void }) => {
  const { t } = useSpeech()
  const known = error instanceof Fault
  return (
    <div className="stack measure">
      <Title title={t('failure.title')}>{t('failure.title')}</Title>
      <Notice kind="wrong">
        <p>
          <bdi>{known ? sayComplaint(complaintOf(error), t) : String(error)}</bdi>
        </p>
      </Notice>
      <p>{t(known ? 'failure.known' : 'failure.bug')}</p>
      <button type="button" className="button" onClick={again}>
        {t('failure.again')}
      </button>
    </div>
  )
}

/** Catches what a page below it throws. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return <Failure error={this.state.error} again={() => this.setState({ error: undefined })} />
  }
}
