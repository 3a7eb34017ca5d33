/** A region in words: message keys with parameters, one phrase an attribute. Titles are the dictionary's; numbers carry signs, so they need no language. */
import { sayInterval, sayNumber } from '../classify/say-value.ts'
import type { MessageRef } from '../classify/verdict.ts'
import { decodeRational } from '../quantity/rational.ts'
import type { Interval } from '../quantity/types.ts'
import type { Box, Cell } from './box.ts'
import type { Ground } from './ground.ts'
import { NO_STATUS, UNLISTED } from './meaning.ts'

/** Phrases of a region in the order they are said: what the thing is, what it has, what it is not. */
export type Region = readonly MessageRef[]

const phrase = (name: string, params: MessageRef['params']): MessageRef => ({ key: `cover:region.${name}`, params })

const withSigns = (text: string): string =>
  text
    .replace('>=', '≥')
    .replace('<=', '≤')
    .replace(/^\[(.*) \.\. (.*)\)$/, '$1 … < $2')
    .replace(/^\[(.*) \.\. (.*)\]$/, '$1 … $2')
    .replace(/^\((.*) \.\. (.*)\)$/, '> $1 … < $2')
    .replace(/^\((.*) \.\. (.*)\]$/, '> $1 … $2')

/** Longest list of values a phrase names. */
const MOST_NAMES = 6

const SHARE = { mass: 'massFraction', atom: 'atomFraction', volume: 'volumeFraction' } as const

/** The region of a box. */
export const regionOf = (box: Box, ground: Ground, values: (id: string) => readonly string[]): Region => {
  const { dictionary } = ground
  const title = (attr: string): string => dictionary.attributes.get(attr)?.title ?? attr
  const said: { rank: number; of: MessageRef }[] = []
  const say = (rank: number, of: MessageRef): void => {
    said.push({ rank, of })
  }
  const interval = (attr: string, within: Interval): string => {
    const attribute = dictionary.attributes.get(attr)
    return withSigns(sayInterval(within, attribute?.dimension, attribute?.unit, 'short'))
  }
  for (const [id, cell] of box) {
    const meaning = ground.meanings.get(id)
    if (meaning === undefined) continue
    const owner = 'scope' in meaning ? meaning.scope.replace(/\/$/, '').replaceAll('/', ' → ') : ''
    const tell = (rank: number, name: string, params: MessageRef['params']): void =>
      say(owner === '' ? rank : rank + 100, phrase(owner === '' ? name : `tied.${name}`, owner === '' ? params : { ...params, owner }))
    const within = 'within' in cell ? cell.within : { lo: null, hi: null }
    const yes = 'is' in cell && cell.is
    switch (meaning.of) {
      case 'kind':
        tell(0, 'kind', { kinds: names(cell, (one) => dictionary.kinds.get(one)?.title ?? one) })
        break
      case 'number':
        tell(20, 'number', { title: title(meaning.attr), value: interval(meaning.attr, within) })
        break
      case 'least':
      case 'greatest':
        tell(20, meaning.of, { title: title(meaning.attr), value: interval(meaning.attr, within) })
        break
      case 'place': {
        const attribute = dictionary.attributes.get(meaning.attr)
        tell(20, 'place', {
          title: title(meaning.attr),
          place: sayNumber(decodeRational(meaning.place), attribute?.along),
          value: interval(meaning.attr, within),
        })
        break
      }
      case 'bool':
        tell(yes ? 30 : 60, yes ? 'yes' : 'no', { title: title(meaning.attr) })
        break
      case 'enum': {
        const vocabulary = dictionary.vocabularies.get(dictionary.attributes.get(meaning.attr)?.vocabulary ?? '')
        tell(10, 'value', { title: title(meaning.attr), values: names(cell, (one) => vocabulary?.get(one)?.title ?? one) })
        break
      }
      case 'element': {
        const vocabulary = dictionary.vocabularies.get(dictionary.attributes.get(meaning.attr)?.vocabulary ?? '')
        tell(yes ? 10 : 50, yes ? 'has' : 'lacks', {
          title: title(meaning.attr),
          value: vocabulary?.get(meaning.term)?.title ?? meaning.term,
        })
        break
      }
      case 'status':
        tell(40, 'status', {
          title: title(meaning.attr),
          values: 'among' in cell ? cell.among.map((one) => (one === NO_STATUS ? '…' : one)).join(', ') : '',
        })
        break
      case 'line':
        tell(yes ? 30 : 60, yes ? 'yes' : 'no', { title: meaning.text })
        break
      case 'chemical':
        chemicals(cell, ground, values(id), tell)
        break
      case 'family':
        // Said only of a chemical that is none of the dictionary's.
        if (box.get(`${meaning.scope}chemical`) !== undefined) tell(yes ? 5 : 55, yes ? 'family' : 'not-family', { family: meaning.family })
        break
      case 'share':
        tell(25, 'share', {
          part: partTitle(meaning.part, ground),
          value: withSigns(sayInterval(within, SHARE[meaning.basis], undefined, 'short')),
        })
        break
      case 'tie':
        tell(yes ? 3 : 53, yes ? 'tie' : 'no-tie', { relation: meaning.relation })
        break
      case 'purpose':
        tell(yes ? 4 : 54, yes ? 'purpose' : 'no-purpose', { purpose: meaning.purpose, relation: meaning.relation })
        break
      case 'deal':
        say(
          yes ? 40 : 70,
          'among' in cell
            ? phrase('deal', { field: meaning.field, value: cell.among.map((one) => (one === '' ? '…' : one)).join(', ') })
            : phrase(yes ? 'deal' : 'not-deal', { field: meaning.field, value: meaning.value }),
        )
        break
      case 'deal-number':
        say(40, phrase('deal-amount', { per: meaning.per, value: withSigns(sayInterval(within, meaning.dimension)) }))
        break
      case 'opaque':
        tell(yes ? 30 : 60, yes ? 'yes' : 'no', { title: meaning.text })
    }
  }
  return said.toSorted((a, b) => a.rank - b.rank).map(({ of }) => of)
}

const names = (cell: Cell, title: (id: string) => string): string => {
  const all = 'among' in cell ? cell.among : []
  return all.length > MOST_NAMES
    ? `${all.slice(0, MOST_NAMES).map(title).join(', ')} … (+${all.length - MOST_NAMES})`
    : all.map(title).join(', ')
}

const partTitle = (part: string, { dictionary }: Ground): string =>
  dictionary.chemicals.get(part)?.title ??
  [...dictionary.vocabularies.values()].map((terms) => terms.get(part)?.title).find((one) => one !== undefined) ??
  (part === UNLISTED ? '…' : part)

/** A chemical by its name, or as one that the dictionary does not hold. */
const chemicals = (
  cell: Cell,
  { dictionary }: Ground,
  all: readonly string[],
  tell: (rank: number, name: string, params: MessageRef['params']) => void,
): void => {
  if (!('among' in cell) || cell.among.length === all.length) return
  const listed = cell.among.filter((one) => one !== UNLISTED)
  if (listed.length > 0) tell(2, 'chemical', { chemicals: names({ among: listed }, (one) => dictionary.chemicals.get(one)?.title ?? one) })
  else tell(2, 'unlisted', {})
}
