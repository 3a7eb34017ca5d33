/** Finding one thing among many by what a person types. Pure. */

/** One thing to choose. `words` are searched too and not shown; `more` is shown below the label. */
export interface Option {
  readonly id: string
  readonly label: string
  readonly more?: string
  readonly words?: readonly string[]
}

/** Folds case, accents and Arabic letter variants, so that people find what they type. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}|\u0640/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')

/** The options that hold every typed word, best first: label begins with it, label holds it, other words hold it. */
export const findOptions = (options: readonly Option[], typed: string): readonly Option[] => {
  const asked = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (asked.length === 0) return options
  const first = asked[0] ?? ''
  const rank = (option: Option): number => {
    const label = fold(option.label)
    const all = `${label} ${fold(option.id)} ${fold((option.words ?? []).join(' '))}`
    if (!asked.every((word) => all.includes(word))) return -1
    return label.startsWith(first) ? 0 : label.includes(first) ? 1 : 2
  }
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter(({ rank: place }) => place >= 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ option }) => option)
}
