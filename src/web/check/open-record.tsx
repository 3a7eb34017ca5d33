/** Opens a record saved before and takes the check up again from it. */
import { useRef, useState } from 'react'
import { Fault } from '../../fault/fault.ts'
import { complaintOf, sayComplaint } from '../complaint.ts'
import { useSpeech } from '../language.tsx'
import { Wrong } from '../parts/field.tsx'
import { go } from '../router.ts'
import { useDraft } from './draft-context.tsx'
import { MOST_BYTES, readSaved, setReplayed } from './record.ts'

/** A button that opens a file; a file that isn't a record is refused with its reason. */
export const OpenRecord = () => {
  const { t } = useSpeech()
  const { dispatch } = useDraft()
  const input = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState<string>()
  const open = async (file: File): Promise<void> => {
    try {
      if (file.size > MOST_BYTES) throw new Fault('input.too-large', { size: file.size, limit: MOST_BYTES })
      const saved = readSaved(await file.text())
      setReplayed(saved)
      dispatch({ do: 'replace', draft: saved.draft })
      go({ page: 'check', step: 'record' })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      setWrong(sayComplaint(complaintOf(error), t))
    }
  }
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => input.current?.click()}
        {...(wrong === undefined ? {} : { 'aria-describedby': 'record-wrong' })}
      >
        {t('record.open')}
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void open(file)
        }}
      />
      {wrong !== undefined && (
        <div role="alert">
          <Wrong id="record-wrong">{wrong}</Wrong>
        </div>
      )}
    </>
  )
}
