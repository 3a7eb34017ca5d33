/** The answer as it stands, at the side of the pages that change it. */
import { useSpeech } from '../language.tsx'
import { Gate } from '../parts/gate.tsx'
import { Datum } from '../parts/page.tsx'
import { href } from '../router.ts'
import { useSession } from './session.tsx'
import { GATES, TONES } from './tones.ts'

/** Small gate, word, and how many provisions still wait. */
export const SoFar = () => {
  const { t } = useSpeech()
  const { classification, kindTitle } = useSession()
  if (classification === undefined) return null
  const { verdict, matches, open, excluded } = classification
  return (
    <section className={`so-far ${TONES[verdict]}`} aria-label={t('so-far')}>
      <p className="eyebrow">{t('so-far')}</p>
      <Gate state={GATES[verdict]} size={52} />
      <p className="so-far-word">{t(`verdict.${verdict}`)}</p>
      {kindTitle !== undefined && (
        <p className="small">
          <Datum>{kindTitle}</Datum>
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>{t('so-far.matches')}</dt>
          <dd>{matches.length}</dd>
        </div>
        <div>
          <dt>{t('so-far.open')}</dt>
          <dd>{open.length}</dd>
        </div>
        <div>
          <dt>{t('so-far.excluded')}</dt>
          <dd>{excluded.length}</dd>
        </div>
      </dl>
      <p className="small no-print">
        <a href={href({ page: 'check', step: 'verdict' })}>{t('so-far.why')}</a>
      </p>
    </section>
  )
}
