/** What the dictionary offers to choose from, as options of a combo box. Pure. */

import { isA } from '../../list/lattice.ts'
import type { Attribute, Dictionary } from '../../list/model.ts'
import type { Option } from '../parts/find.ts'

const byLabel = (a: Option, b: Option): number => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)

/** Every kind of item, by title; the wider kinds are shown below it. */
export const kindOptions = (dictionary: Dictionary): readonly Option[] =>
  [...dictionary.kinds.values()]
    .map((term) => ({
      id: term.id,
      label: term.title,
      words: [...term.words, ...term.hs],
      ...(term.is.length === 0 ? {} : { more: term.is.map((parent) => dictionary.kinds.get(parent)?.title ?? parent).join(' · ') }),
    }))
    .toSorted(byLabel)

/** The chemicals of the dictionary that have a structure or a number. */
export const chemicalOptions = (dictionary: Dictionary): readonly Option[] =>
  [...dictionary.chemicals.values()]
    .map((one) => ({
      id: one.id,
      label: one.title,
      words: [...one.names, ...one.cas],
      ...(one.cas.length === 0 ? {} : { more: one.cas.join(' · ') }),
    }))
    .toSorted(byLabel)

/** Attributes asked of an item of these kinds, those that are never computed; already answered ones left out. */
export const attributeOptions = (dictionary: Dictionary, kinds: readonly string[], without: ReadonlySet<string>): readonly Option[] =>
  [...dictionary.attributes.values()]
    .filter((one) => !without.has(one.id) && isAskedOf(one, dictionary, kinds))
    .map((one) => ({ id: one.id, label: one.title, more: one.ask, words: one.words }))
    .toSorted(byLabel)

const isAskedOf = (attribute: Attribute, dictionary: Dictionary, kinds: readonly string[]): boolean =>
  attribute.kinds.length === 0 ||
  kinds.length === 0 ||
  attribute.kinds.some((asked) => kinds.some((kind) => isA(dictionary.kinds, kind, asked) || isA(dictionary.kinds, asked, kind)))

/** Terms of a vocabulary. */
export const termOptions = (dictionary: Dictionary, vocabulary: string): readonly Option[] =>
  [...(dictionary.vocabularies.get(vocabulary)?.values() ?? [])]
    .map((term) => ({ id: term.id, label: term.title, words: term.words, ...(term.is.length === 0 ? {} : { more: term.is.join(' · ') }) }))
    .toSorted(byLabel)
