/** The way back, and what is shown for an address that names nothing. */
import { useSpeech } from '../language.tsx'
import { Title } from '../parts/page.tsx'
import { href } from '../router.ts'

/** Back to all lists, and from a provision to its list. */
export const Trail = ({ list }: { readonly list?: string }) => {
  const { t } = useSpeech()
  return (
    <nav aria-label={t('lists.trail')} className="trail">
      <a href={href({ page: 'lists' })}>{t('lists.title')}</a>
      {list !== undefined && (
        <>
          <span aria-hidden="true">/</span>
          <a href={href({ page: 'lists', list })}>
            <bdi>{list}</bdi>
          </a>
        </>
      )}
    </nav>
  )
}

/** What isn't in the lists that are loaded. */
export const NoSuch = ({ what }: { readonly what: string }) => {
  const { t } = useSpeech()
  return (
    <div className="stack measure">
      <Title title={t('lists.none.title')}>{t('lists.none.title')}</Title>
      <p className="lead">{t('lists.none.text', { what })}</p>
      <p>
        <a href={href({ page: 'lists' })}>{t('lists.title')}</a>
      </p>
    </div>
  )
}
