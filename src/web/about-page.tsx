/** What is loaded, what it can't do, and what its words mean. */
import { type ReactNode, Suspense } from 'react'
import { useHeld } from './held.ts'
import { useSpeech } from './language.tsx'
import { Datum, Title } from './parts/page.tsx'
import { href } from './router.ts'

const Part = ({ name, children }: { readonly name: string; readonly children?: ReactNode }) => {
  const { t } = useSpeech()
  return (
    <section className="stack stack-s measure">
      <h2>{t(`about.${name}`)}</h2>
      <p>{t(`about.${name}.text`)}</p>
      {children}
    </section>
  )
}

const LoadedLists = () => {
  const { t, number, date } = useSpeech()
  const held = useHeld()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className="scroll" aria-label={t('about.loaded')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('about.list')}</th>
            <th scope="col">{t('lists.instrument')}</th>
            <th scope="col">{t('about.newest')}</th>
            <th scope="col">{t('lists.provisions')}</th>
            <th scope="col">{t('lists.verified')}</th>
            <th scope="col">{t('lists.hash')}</th>
          </tr>
        </thead>
        <tbody>
          {held.lists.map((list) => {
            const deciding = list.provisions.filter((one) => !one.heading)
            const newest = list.provisions
              .flatMap((one) => one.versions.map((version) => version.from))
              .toSorted()
              .at(-1)
            return (
              <tr key={list.id}>
                <th scope="row">
                  <a href={href({ page: 'lists', list: list.id })}>
                    <bdi>{list.id}</bdi>
                  </a>{' '}
                  <Datum className="quiet">{list.title}</Datum>
                </th>
                <td>
                  <Datum>{list.instrument}</Datum>
                </td>
                <td>{newest === undefined ? '' : date(newest)}</td>
                <td>{number(deciding.length)}</td>
                <td>{number(deciding.filter((one) => one.confidence === 'verified').length)}</td>
                <td>
                  <code dir="ltr">{(held.hashes[list.id] ?? '').slice(0, 16)}</code>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

const Whole = () => {
  const { t } = useSpeech()
  const held = useHeld()
  return (
    <p className="small quiet">
      {t('about.whole')} <code dir="ltr">{held.sha256}</code>
    </p>
  )
}

/** `#/about`. */
export const AboutPage = () => {
  const { t } = useSpeech()
  return (
    <div className="stack stack-xl">
      <header className="stack stack-s">
        <Title title={t('about.title')}>{t('about.title')}</Title>
        <p className="lead measure">{t('about.lead')}</p>
      </header>
      <section className="stack stack-s">
        <h2>{t('about.loaded')}</h2>
        <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
          <LoadedLists />
          <Whole />
        </Suspense>
      </section>
      <Part name="verified" />
      <Part name="unknown" />
      <Part name="judgement" />
      <Part name="advice" />
      <Part name="private" />
      <Part name="parties" />
      <Part name="chemistry" />
    </div>
  )
}
