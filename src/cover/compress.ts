/** Vocabularies are long and conditions name few of their values: of the values no condition can tell apart one stands for all. */
import { among, and, type Formula, not, or, type Variable } from './formula.ts'

const collect = (formula: Formula, found: Map<string, Map<string, readonly string[]>>, seen: Set<string>): void => {
  if (seen.has(formula.key)) return
  seen.add(formula.key)
  if (formula.f === 'and' || formula.f === 'or') for (const part of formula.of) collect(part, found, seen)
  if (formula.f === 'not') collect(formula.of, found, seen)
  if (formula.f === 'among')
    found.set(formula.id, (found.get(formula.id) ?? new Map<string, readonly string[]>()).set(formula.key, formula.values))
}

/** Formulas and variables with every `enum` cut down to one value of each sort. `prefer` orders values: the lowest stands for its sort. */
export const compress = (
  formulas: readonly Formula[],
  variables: ReadonlyMap<string, Variable>,
  prefer: (id: string, value: string) => number,
): { readonly rewrite: (formula: Formula) => Formula; readonly variables: ReadonlyMap<string, Variable> } => {
  const found = new Map<string, Map<string, readonly string[]>>()
  const seen = new Set<string>()
  for (const formula of formulas) collect(formula, found, seen)
  const kept = new Map<string, readonly string[]>()
  for (const [id, conditions] of found) {
    const variable = variables.get(id)
    if (variable?.type !== 'enum') continue
    const sets = [...conditions.values()].map((values) => new Set(values))
    const best = new Map<string, string>()
    for (const value of variable.values) {
      const sort = sets.map((set) => (set.has(value) ? '1' : '0')).join('')
      const before = best.get(sort)
      if (before === undefined || prefer(id, value) < prefer(id, before)) best.set(sort, value)
    }
    kept.set(id, [...best.values()])
  }
  const memo = new Map<string, Formula>()
  const rewrite = (formula: Formula): Formula => {
    const known = memo.get(formula.key)
    if (known !== undefined) return known
    const made = ((): Formula => {
      switch (formula.f) {
        case 'and':
          return and(formula.of.map(rewrite))
        case 'or':
          return or(formula.of.map(rewrite))
        case 'not':
          return not(rewrite(formula.of))
        case 'among': {
          const left = kept.get(formula.id)
          return left === undefined
            ? formula
            : among(
                formula.id,
                left.filter((value) => formula.values.includes(value)),
              )
        }
        default:
          return formula
      }
    })()
    memo.set(formula.key, made)
    return made
  }
  return {
    rewrite,
    variables: new Map(
      [...variables].map(([id, variable]): [string, Variable] => {
        const left = kept.get(id)
        return [id, variable.type === 'enum' && left !== undefined ? { ...variable, values: left } : variable]
      }),
    ),
  }
}
