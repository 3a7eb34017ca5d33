import { describe, expect, test } from 'vitest'
import { Fault, sayIssue } from '../fault/fault.ts'
import { dimensionsOf } from '../quantity/units.ts'
import { lexiconOf } from './lexicon.ts'
import { dictionary, lexicon, thesaurus } from './test-support.ts'
import { readThesaurus } from './thesaurus.ts'

const issuesOf = (text: string): string[] => {
  try {
    readThesaurus(text, 't.yaml')
  } catch (error) {
    if (error instanceof Fault) return error.issues.map((one) => sayIssue(one))
    throw error
  }
  return []
}

describe('reading', () => {
  test('every kind of entry', () => {
    const read = readThesaurus(
      'language: xx\nabbreviations: { Max: maximum }\nentries:\n  - { term: a, also: [b, c] }\n  - { role: filler, words: [d] }\n  - { role: filler, words: [e] }\n  - { number: 2, words: [two] }\n  - { unit: kg, words: [kilo] }\n  - { dimension: voltage, words: [voltage] }\n  - { kind: laser, words: [light] }\n',
      't.yaml',
    )
    expect(read).toEqual({
      language: 'xx',
      abbreviations: { max: 'maximum' },
      synonyms: [{ term: 'a', also: ['b', 'c'] }],
      roles: { filler: ['d', 'e'] },
      numbers: [{ number: 2, words: ['two'] }],
      units: [{ unit: 'kg', spellings: ['kilo'] }],
      nouns: [{ dimension: 'voltage', words: ['voltage'] }],
      cues: [{ kind: 'laser', words: ['light'] }],
    })
  })

  test('it is plain data', () => expect(JSON.parse(JSON.stringify(thesaurus))).toEqual(thesaurus))

  test.for([
    ['', 't.yaml: the input is empty'],
    ['entries: []', 't.yaml:1:1: `language` is missing'],
    ['language: xx\nwords: []', 't.yaml:2:1: unknown field `words`; known here'],
    ['language: xx\nentries:\n  - { role: fillr, words: [a] }', 't.yaml:3:13: unknown role `fillr`; did you mean `filler`?'],
    ['language: xx\nentries:\n  - { role: filler }', 't.yaml:3:5: `words` is missing'],
    [
      'language: xx\nentries:\n  - { words: [a] }',
      '`term` is missing; an entry has a `term`, `role`, `number`, `unit`, `dimension` or `kind`',
    ],
    ['language: xx\nentries:\n  - { term: a }', 't.yaml:3:5: `also` is missing'],
    ['language: xx\nentries:\n  - { number: many, words: [a] }', 't.yaml:3:15: `many` is not a number'],
    ['language: xx\nentries:\n  - { dimension: volts, words: [a] }', 'unknown dimension `volts`'],
    [
      'language: xx\nentries:\n  - { term: a, also: [x] }\n  - { term: b, also: [X] }',
      't.yaml:4:5: `X` stands twice; it is another word for `a` already',
    ],
  ] as const)('refuses %j', ([text, said]) => expect(issuesOf(text).join('\n')).toContain(said))
})

describe('the English thesaurus fits the dictionary', () => {
  test('its cues name kinds', () => expect(thesaurus.cues.map((cue) => cue.kind).filter((kind) => !dictionary.kinds.has(kind))).toEqual([]))

  test('its units are units', () =>
    expect(thesaurus.units.map((one) => one.unit).filter((unit) => unit !== 'other' && dimensionsOf(unit).length === 0)).toEqual([]))

  test('no synonym folds the word of one kind into another kind', () => {
    // What two kinds are called must not become one phrase that did not unite them before.
    const bare = lexiconOf({ ...thesaurus, synonyms: [], abbreviations: {} })
    const owners = (phrase: (text: string) => readonly string[]): Map<string, Set<string>> => {
      const found = new Map<string, Set<string>>()
      for (const kind of dictionary.kinds.values())
        for (const word of kind.words) found.set(phrase(word).join(' '), (found.get(phrase(word).join(' ')) ?? new Set()).add(kind.id))
      return found
    }
    const before = owners(bare.phrase)
    const apart = (kinds: ReadonlySet<string>): boolean => ![...before.values()].some((one) => [...kinds].every((kind) => one.has(kind)))
    const folded = [...owners(lexicon.phrase)]
      .filter(([, kinds]) => kinds.size > 1 && apart(kinds))
      .map(([phrase, kinds]) => `${phrase}: ${[...kinds].join(', ')}`)
    expect(folded).toEqual([])
  })
})
