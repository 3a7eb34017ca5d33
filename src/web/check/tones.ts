/** Which gate and which tone an answer has. */
import type { Outcome } from '../../assess/assessment.ts'
import type { VerdictWord } from '../../classify/verdict.ts'
import type { GateState } from '../parts/gate.tsx'
import type { Tone } from '../parts/notice.tsx'

/** Gate of a verdict or an outcome. */
export const GATES: Readonly<Record<VerdictWord | Outcome, GateState>> = {
  controlled: 'closed',
  'not-controlled': 'open',
  open: 'ajar',
  refer: 'kept',
  clear: 'open',
  'licence-required': 'closed',
  prohibited: 'barred',
}

/** Class of a verdict or an outcome. */
export const TONES: Readonly<Record<VerdictWord | Outcome, string>> = {
  controlled: 'tone-stop',
  'not-controlled': 'tone-pass',
  open: 'tone-open',
  refer: 'tone-refer',
  clear: 'tone-pass',
  'licence-required': 'tone-stop',
  prohibited: 'tone-stop',
}

/** Tone of a tag for an outcome. */
export const OUTCOME_TAGS: Readonly<Record<Outcome, Tone>> = {
  clear: 'pass',
  'licence-required': 'stop',
  refer: 'refer',
  prohibited: 'stop',
}
