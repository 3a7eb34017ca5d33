/** A value, written as facts are (docs/list-language.md, "Cases"), as a person would rather read it. Pure. */
import type { Dictionary } from '../../list/model.ts'
import type { Speech } from '../language.tsx'

const ID = /^[a-z0-9][a-z0-9.-]*$/

const titleOf = (id: string, dictionary: Dictionary): string => {
  for (const terms of dictionary.vocabularies.values()) {
    const term = terms.get(id)
    if (term) return term.title
  }
  return dictionary.kinds.get(id)?.title ?? dictionary.chemicals.get(id)?.title ?? id
}

const titles = (list: string, dictionary: Dictionary, t: Speech['t']): string =>
  list
    .split(',')
    .map((one) => titleOf(one.trim(), dictionary))
    .filter((one) => one !== '')
    .join(t('list.comma'))

const signs = (text: string, t: Speech['t']): string =>
  text
    .replace(/^\[(.+) \.\. (.+)\]$/, (_, lo: string, hi: string) => t('fact.between', { lo, hi }))
    .replace(/^[[(](.+) \.\. (.+)[\])]$/, (_, lo: string, hi: string) => t('fact.strictly-between', { lo, hi }))
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')

/** `least <= 4 kVA, greatest 4 kVA` is "up to 4 kVA", `[ptfe, nickel]` the titles of the terms, `true` "yes". */
export const sayFact = (written: string, dictionary: Dictionary, t: Speech['t']): string => {
  const text = written.trim()
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'edit.yes' : 'edit.no')
  const upTo = /^least <= (.+), greatest (.+)$/.exec(text)
  if (upTo !== null && upTo[1] === upTo[2]) return t('fact.up-to', { value: upTo[1] ?? '' })
  const from = /^least (.+), greatest >= (.+)$/.exec(text)
  if (from !== null && from[1] === from[2]) return t('fact.from', { value: from[1] ?? '' })
  const ends = /^least (.+), greatest (.+)$/.exec(text)
  if (ends !== null) return t('fact.least-greatest', { least: signs(ends[1] ?? '', t), greatest: signs(ends[2] ?? '', t) })
  const one = /^(least|greatest) (.+)$/.exec(text)
  if (one !== null) return t(`fact.${one[1] ?? ''}`, { value: signs(one[2] ?? '', t) })
  const composition = /^\{parts: \{(.*)\}, complete: (true|false)\}$/.exec(text)
  if (composition !== null) {
    const parts = (composition[1] ?? '').split(', ').map((part) => {
      const colon = part.indexOf(': ')
      return `${titleOf(part.slice(0, colon), dictionary)} ${signs(part.slice(colon + 2), t)}`
    })
    return parts.join(t('list.comma')) + (composition[2] === 'true' ? '' : ` ${t('fact.and-more')}`)
  }
  const open = /^\{has: \[([^\]]*)\](?:, lacks: \[([^\]]*)\])?, complete: false\}$/.exec(text)
  if (open !== null) {
    const has = titles(open[1] ?? '', dictionary, t)
    const lacks = titles(open[2] ?? '', dictionary, t)
    return [has === '' ? '' : `${has} ${t('fact.and-more')}`, lacks === '' ? '' : t('fact.without', { values: lacks })]
      .filter((part) => part !== '')
      .join(t('list.comma'))
  }
  const either = /^one of \[([^\]]*)\]$/.exec(text)
  if (either !== null) return t('fact.one-of', { values: titles(either[1] ?? '', dictionary, t) })
  const whole = /^\[([^[\]]*)\]$/.exec(text)
  if (whole !== null && !text.includes(' .. ')) return titles(whole[1] ?? '', dictionary, t) || t('fact.nothing')
  const reach = /^(up to|from) (.+)$/.exec(text)
  if (reach !== null) return t(reach[1] === 'from' ? 'fact.from' : 'fact.up-to', { value: reach[2] ?? '' })
  const range = /^(\S+ ?\S*) to (\S+ ?\S*)$/.exec(text)
  if (range !== null) return t('fact.between', { lo: range[1] ?? '', hi: range[2] ?? '' })
  if (ID.test(text)) return titleOf(text, dictionary)
  return signs(text, t)
}

/** A quotation on one line: runs of dots that led to a value are one ellipsis. */
export const quoted = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?:[.…·_]\s?){3,}/g, '… ')
    .trim()
