/** `gatehouse match --pairs FILE`: scores pairs of records, with reasons, and measures against labels where there are any. */
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import type { Say } from '../messages/say.ts'
import { matchPairs, type Pair, type Quality, qualityOf } from '../party/match.ts'
import type { HitReason } from '../party/model.ts'
import { type PartyScore, THRESHOLDS } from '../party/score.ts'
import type { Done } from './done.ts'
import { readPairs } from './party-files.ts'
import { catalogue, paint, print, tell } from './terminal.ts'

/** A threshold as it was typed. Throws `party.bad-threshold`. */
export const thresholdOf = (typed: string | undefined): number => {
  if (typed === undefined) return THRESHOLDS.possible
  const value = Number(typed)
  if (!(value > 0 && value <= 1)) throw new Fault('party.bad-threshold', { text: typed })
  return value
}

/** One cell of a CSV row. A text that a spreadsheet would run as a formula is led by an apostrophe. */
export const cell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A reason in a few words: the aligned words, what it is, what it added. */
export const sayReason = (one: HitReason, say: Say): string => {
  const words = [one.query, one.listed].filter((word) => word !== undefined && word !== '').join(' ~ ')
  return `${words === '' ? '' : `${words}: `}${say(`party:feature.${one.feature}`)}${one.points === 0 ? '' : ` ${one.points > 0 ? '+' : ''}${one.points.toFixed(2)}`}`
}

const nameOf = (side: Pair['a']): string => side.names[0]?.full ?? ''

const percent = (value: number): string => value.toFixed(3)

const sayQuality = (found: Quality, say: Say): string =>
  say('party:match.quality', {
    labelled: found.labelled,
    precision: percent(found.precision),
    recall: percent(found.recall),
    f1: percent(found.f1),
    tp: found.truePositive,
    fp: found.falsePositive,
    fn: found.falseNegative,
    tn: found.trueNegative,
  })

const show = (pairs: readonly Pair[], scores: readonly PartyScore[], options: { json?: boolean; csv?: boolean }, say: Say): void => {
  if (options.csv === true) print('name1,name2,score,verdict,label,reasons,against')
  for (const [at, pair] of pairs.entries()) {
    const scored = scores[at]
    if (scored === undefined) continue
    const [a, b] = [nameOf(pair.a), nameOf(pair.b)]
    if (options.json === true)
      print(
        JSON.stringify({
          a,
          b,
          score: scored.score,
          verdict: scored.verdict,
          ...(pair.label === undefined ? {} : { label: pair.label }),
          reasons: scored.reasons,
          against: scored.against,
        }),
      )
    else if (options.csv === true)
      print(
        [
          a,
          b,
          scored.score,
          scored.verdict,
          pair.label === undefined ? '' : String(pair.label),
          scored.reasons.map((one) => sayReason(one, say)).join('; '),
          scored.against.map((one) => sayReason(one, say)).join('; '),
        ]
          .map(cell)
          .join(','),
      )
    else {
      print(
        `${paint(scored.verdict === 'different' ? 'dim' : 'bold', `${scored.score.toFixed(3)} ${say(`party:verdict.${scored.verdict}`)}`)}  ${a}  |  ${b}`,
      )
      for (const one of scored.reasons) print(paint('dim', `    + ${sayReason(one, say)}`))
      for (const one of scored.against) print(paint('dim', `    - ${sayReason(one, say)}`))
    }
  }
}

/** The `match` command. Exit code 0; figures of quality go to stderr, or into the last line with `--json`. */
export const matchCommand = (done: Done): Command => {
  const say = catalogue()
  return new Command('match')
    .requiredOption('--pairs <file>', say('party:match.pairs'))
    .option('--threshold <score>', say('party:threshold'))
    .option('--json', say('cli:json'))
    .option('--csv', say('party:csv'))
    .description(say('party:match.about'))
    .action((options: { pairs: string; threshold?: string; json?: boolean; csv?: boolean }) => {
      const threshold = thresholdOf(options.threshold)
      const pairs = readPairs(options.pairs)
      const scores = matchPairs(pairs, threshold)
      show(pairs, scores, options, say)
      const quality = qualityOf(pairs, scores)
      if (quality.labelled > 0 && options.json === true) print(JSON.stringify({ quality: { threshold, ...quality } }))
      if (quality.labelled > 0) tell(sayQuality(quality, say))
      done(0)
    })
}
