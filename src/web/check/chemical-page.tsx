/** Naming a chemical: from the dictionary, by CAS number, or by its structure. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { checkCas } from '../../substance/cas.ts'
import { formulaOf } from '../../substance/formula.ts'
import { orComplaint, sayComplaint } from '../complaint.ts'
import { useHeld } from '../held.ts'
import { useSpeech } from '../language.tsx'
import { RadioField, TextField, Wrong } from '../parts/field.tsx'
import { NextIcon } from '../parts/icons.tsx'
import { Notice } from '../parts/notice.tsx'
import { Datum, Title } from '../parts/page.tsx'
import { go } from '../router.ts'
import type { NamedChemical } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { Frame } from './frame.tsx'
import { chemicalOptions } from './options.ts'
import { Structure } from './structure.tsx'
import { useMolecule } from './use-molecule.ts'

const Combo = lazy(() => import('../parts/combo.tsx').then((module) => ({ default: module.Combo })))

type By = NamedChemical['by']

/** The drawing of a SMILES, or what stands in its way. */
const Drawn = ({ smiles }: { readonly smiles: string }) => {
  const { t } = useSpeech()
  const state = useMolecule(smiles)
  switch (state.is) {
    case 'none':
      return null
    case 'reading':
      return (
        <p className="quiet" role="status">
          {t('chemical.loading')}
        </p>
      )
    case 'ready':
      return (
        <div className="stack stack-s">
          <Structure svg={state.molecule.drawing} label={t('chemical.drawing', { smiles })} />
          <p className="small quiet">
            {t('chemical.formula')} <bdi className="code">{formulaOf(state.molecule.graph)}</bdi>
          </p>
        </div>
      )
    case 'refused':
    case 'failed':
      return (
        <Notice kind="wrong">
          <p>{t(state.is === 'refused' ? 'chemical.refused' : 'chemical.failed')}</p>
          <p>
            <bdi lang="en">{state.why}</bdi>
          </p>
        </Notice>
      )
  }
}

/** `#/check/chemical`. */
export const ChemicalPage = () => {
  const { t } = useSpeech()
  const held = useHeld()
  const { draft, dispatch } = useDraft()
  const [by, setBy] = useState<By>(draft.chemical?.by ?? 'name')
  const [text, setText] = useState(draft.chemical?.text ?? '')
  const [drawn, setDrawn] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const options = useMemo(() => chemicalOptions(held.dictionary), [held])
  const picked = by === 'name' ? options.find((one) => one.label === text) : undefined
  const smiles = by === 'smiles' ? text.trim() : picked === undefined ? undefined : held.dictionary.chemicals.get(picked.id)?.smiles
  const check = (): string | undefined => {
    if (text.trim() === '') return t('chemical.empty')
    if (by !== 'cas') return undefined
    const checked = orComplaint(() => checkCas(text.trim()))
    return 'complaint' in checked ? sayComplaint(checked.complaint, t) : undefined
  }
  return (
    <Frame step="chemical">
      <header className="stack stack-s">
        <Title title={t('chemical.title')}>{t('chemical.title')}</Title>
        <p className="lead measure">{t('chemical.lead')}</p>
      </header>
      <form
        className="stack stack-l"
        onSubmit={(event) => {
          event.preventDefault()
          const complaint = check()
          setWrong(complaint)
          if (complaint !== undefined) return
          dispatch({ do: 'choose-chemical', chemical: { by, text: text.trim() } })
          go({ page: 'check', step: 'facts' })
        }}
      >
        <RadioField
          label={t('chemical.by')}
          value={by}
          set={(next) => {
            setBy(next as By)
            setText('')
            setDrawn(undefined)
            setWrong(undefined)
          }}
          choices={[
            { value: 'name', label: t('chemical.by.name') },
            { value: 'cas', label: t('chemical.by.cas') },
            { value: 'smiles', label: t('chemical.by.smiles') },
          ]}
        />
        {by === 'name' && (
          <div className="field">
            {wrong !== undefined && <Wrong id="chemical-wrong">{wrong}</Wrong>}
            <Suspense fallback={<p className="quiet">{t('page.loading')}</p>}>
              <Combo
                label={t('chemical.name')}
                hint={t('chemical.name-hint')}
                options={options}
                value={picked?.id ?? null}
                set={(id) => setText(options.find((one) => one.id === id)?.label ?? '')}
                data
              />
            </Suspense>
          </div>
        )}
        {by === 'cas' && (
          <TextField
            label={t('chemical.cas')}
            hint={t('chemical.cas-hint')}
            size="middle"
            technical
            value={text}
            set={setText}
            wrong={wrong}
          />
        )}
        {by === 'smiles' && (
          <TextField label={t('chemical.smiles')} hint={t('chemical.smiles-hint')} technical value={text} set={setText} wrong={wrong} />
        )}
        {smiles !== undefined && smiles !== '' && (
          <div className="stack stack-s">
            {drawn !== smiles && (
              <button type="button" className="button button-small" onClick={() => setDrawn(smiles)}>
                {t('chemical.draw')}
              </button>
            )}
            {drawn === smiles && <Drawn smiles={smiles} />}
            {picked && by === 'name' && (
              <p className="small quiet">
                <Datum>{picked.more}</Datum>
              </p>
            )}
          </div>
        )}
        <div className="actions">
          <button type="submit" className="button button-main">
            {t('step.continue')}
            <NextIcon />
          </button>
        </div>
      </form>
    </Frame>
  )
}
