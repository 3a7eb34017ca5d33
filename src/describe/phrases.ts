/** Finds phrases of the dictionary in a text: by whole words after stemming and synonyms, the longest one at each place. */
import type { Span } from './document.ts'
import type { Lexicon, Token } from './lexicon.ts'

/** A phrase that was found: what it stands for, and where. */
export interface Hit<T> extends Span {
  readonly of: T
  /** Index of the first and behind the last token. */
  readonly from: number
  readonly to: number
  /** How many content words it has. */
  readonly words: number
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly of: T[]
}

/** Phrases to look for; see `indexPhrases` and `findPhrases`. */
export interface PhraseIndex<T> {
  readonly root: Node<T>
  readonly stems: ReadonlySet<string>
}

const node = <T>(): Node<T> => ({ next: new Map(), of: [] })

/** An index of phrases; the same phrase may stand for several things. */
export const indexPhrases = <T>(phrases: Iterable<readonly [string, T]>, lexicon: Lexicon): PhraseIndex<T> => {
  const root = node<T>()
  const stems = new Set<string>()
  for (const [text, of] of phrases) {
    const path = lexicon.phrase(text)
    if (path.length === 0) continue
    let at = root
    for (const stem of path) {
      stems.add(stem)
      const next = at.next.get(stem) ?? node<T>()
      at.next.set(stem, next)
      at = next
    }
    if (!at.of.includes(of)) at.of.push(of)
  }
  return { root, stems }
}

// Between two words of one phrase: spaces, a hyphen, a slash, one line end; a colon only inside `Nd:YAG`.
const JOINS = /^(?:[ \t]{0,3}\n?[ \t]{0,20}|\s?[-–/.]\s?|:|['"]|\s?[™®]\s?)$/

/** Whether nothing but joining characters and stop words stands between two tokens. */
const joined = (plain: string, tokens: readonly Token[], left: number, right: number): boolean => {
  for (let i = left; i < right; i++) {
    const [a, b] = [tokens[i], tokens[i + 1]]
    if (a === undefined || b === undefined) return false
    // Tokens of one synonym share their place.
    if (b.start < a.end) continue
    if (!JOINS.test(plain.slice(a.end, b.start))) return false
  }
  return true
}

/** All phrases of the index in the tokens, without those that lie inside a longer one. */
export const findPhrases = <T>(plain: string, tokens: readonly Token[], index: PhraseIndex<T>): Hit<T>[] => {
  const found: Hit<T>[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (first === undefined) continue
    let at = index.root.next.get(first.stem)
    let last = i
    let words = 1
    while (at !== undefined) {
      for (const of of at.of) found.push({ of, from: i, to: last + 1, words, start: first.start, end: tokens[last]?.end ?? first.end })
      let next = last + 1
      while (tokens[next]?.stop === true && !at.next.has(tokens[next]?.stem ?? '')) next++
      const token = tokens[next]
      if (token === undefined || at.next.size === 0) break
      const step: Node<T> | undefined = at.next.get(token.stem)
      if (step === undefined || !joined(plain, tokens, last, next)) break
      at = step
      last = next
      words++
    }
  }
  return outermost(found)
}

const outermost = <T>(found: readonly Hit<T>[]): Hit<T>[] =>
  found.filter(
    (hit) =>
      !found.some((other) => other !== hit && other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from),
  )
