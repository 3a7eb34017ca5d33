/** The pages of a self-check, and the way back where one is asked for before there is anything to show. */
import { useSpeech } from '../language.tsx'
import { Title } from '../parts/page.tsx'
import { href, type Step } from '../router.ts'
import { AnswersPage } from './answers-page.tsx'
import { ChemicalPage } from './chemical-page.tsx'
import { DestinationPage } from './destination-page.tsx'
import { hasItem } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { EndUsePage } from './end-use-page.tsx'
import { FactsPage } from './facts-page.tsx'
import { ItemPage } from './item-page.tsx'
import { KindPage } from './kind-page.tsx'
import { OutcomePage } from './outcome-page.tsx'
import { PartiesPage } from './parties-page.tsx'
import { QuestionPage } from './question-page.tsx'
import { RecordPage } from './record-page.tsx'
import { RoutePage } from './route-page.tsx'
import { VerdictPage } from './verdict-page.tsx'

const PAGES: Readonly<Record<Step, () => React.ReactNode>> = {
  item: ItemPage,
  kind: KindPage,
  chemical: ChemicalPage,
  facts: FactsPage,
  question: QuestionPage,
  verdict: VerdictPage,
  destination: DestinationPage,
  parties: PartiesPage,
  route: RoutePage,
  'end-use': EndUsePage,
  answers: AnswersPage,
  outcome: OutcomePage,
  record: RecordPage,
}

const NEED_NO_ITEM: readonly Step[] = ['item', 'kind', 'chemical']

const NoItem = () => {
  const { t } = useSpeech()
  return (
    <div className="stack measure">
      <Title title={t('no-item.title')}>{t('no-item.title')}</Title>
      <p className="lead">{t('no-item.text')}</p>
      <p>
        <a className="button button-main" href={href({ page: 'check', step: 'item' })}>
          {t('home.start')}
        </a>
      </p>
    </div>
  )
}

/** One page of the check. */
export const CheckPages = ({ step }: { readonly step: Step; readonly about?: string }) => {
  const { draft } = useDraft()
  if (!hasItem(draft) && !NEED_NO_ITEM.includes(step)) return <NoItem />
  const Page = PAGES[step]
  return <Page />
}
