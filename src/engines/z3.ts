/**
 * The solver Z3 (WebAssembly) behind the port of the cover room. Checks run here and now, one after another, bounded by a count
 * of steps and not by the clock, so that the same question gets the same answer on every machine.
 */

import type { Assigned, Formula, Variable } from '../cover/formula.ts'
import type { Checked, Prover } from '../cover/prover.ts'
import { decodeRational, encodeRational } from '../quantity/rational.ts'

/** How far a check may go. */
export interface Z3Options {
  /** Z3's own count of steps for one check; beyond it the answer is `unknown`. */
  readonly steps?: number
}

const STEPS = 40_000_000

type Loaded = Awaited<ReturnType<typeof import('z3-solver').init>>
type Api = Loaded['Z3']
type Ast = ReturnType<Api['mk_true']>
type Sort = ReturnType<Api['mk_bool_sort']>

/** The part of the compiled module that checks without another thread. */
interface Direct {
  readonly _Z3_solver_check: (context: unknown, solver: unknown) => number
}

let loading: Promise<Loaded> | undefined

const load = async (): Promise<Loaded> => {
  const { init } = await import('z3-solver')
  return init()
}

/** Loads Z3 on first use (35 MB of WebAssembly, a tenth of a second) and hands out a prover with a context of its own. */
export const openZ3 = async (options: Z3Options = {}): Promise<Prover> => {
  loading ??= load()
  const { Z3: api, em } = await loading
  return proverOn(api, em as unknown as Direct, options.steps ?? STEPS)
}

/** Ends Z3's idle threads, so that a process that is done can end. */
export const closeZ3 = async (): Promise<void> => {
  if (loading === undefined) return
  const { em } = await loading
  const threads = (em as { PThread?: { terminateAllThreads?: () => void } }).PThread
  threads?.terminateAllThreads?.()
  loading = undefined
}

const proverOn = (api: Api, direct: Direct, steps: number): Prover => {
  const config = api.mk_config()
  const context = api.mk_context(config)
  api.del_config(config)
  const sorts: Record<'bool' | 'real' | 'int' | 'enum', Sort> = {
    bool: api.mk_bool_sort(context),
    real: api.mk_real_sort(context),
    int: api.mk_int_sort(context),
    enum: api.mk_int_sort(context),
  }
  const open = (): ReturnType<Api['mk_simple_solver']> => {
    const made = api.mk_simple_solver(context)
    api.solver_inc_ref(context, made)
    const params = api.mk_params(context)
    api.params_inc_ref(context, params)
    api.params_set_uint(context, params, api.mk_string_symbol(context, 'rlimit'), steps)
    api.solver_set_params(context, made, params)
    api.params_dec_ref(context, params)
    return made
  }
  let solver = open()
  const declared = new Map<string, { readonly variable: Variable; readonly ast: Ast }>()
  let depth = 0
  let asts = new Map<string, Ast>()

  const number = (text: string, sort: Sort): Ast => api.mk_numeral(context, text, sort)
  const declaredAs = (id: string): { readonly variable: Variable; readonly ast: Ast } => {
    const found = declared.get(id)
    if (found === undefined) throw new RangeError(`variable ${id} was not declared`)
    return found
  }
  const term = (formula: Formula): Ast => {
    const known = asts.get(formula.key)
    if (known !== undefined) return known
    const made = ((): Ast => {
      switch (formula.f) {
        case 'const':
          return formula.is ? api.mk_true(context) : api.mk_false(context)
        case 'and':
          return api.mk_and(context, formula.of.map(term))
        case 'or':
          return api.mk_or(context, formula.of.map(term))
        case 'not':
          return api.mk_not(context, term(formula.of))
        case 'bool':
          return declaredAs(formula.id).ast
        case 'among': {
          const { variable, ast } = declaredAs(formula.id)
          const values = variable.type === 'enum' ? variable.values : []
          const equal = formula.values.map((one) => api.mk_eq(context, ast, number(`${values.indexOf(one)}`, sorts.enum)))
          return equal.length === 1 && equal[0] !== undefined ? equal[0] : api.mk_or(context, equal)
        }
        case 'sum': {
          const parts = formula.terms.map(({ k, id }) => {
            const { variable, ast } = declaredAs(id)
            const real = variable.type === 'int' ? api.mk_int2real(context, ast) : ast
            return k.n === 1n && k.d === 1n ? real : api.mk_mul(context, [number(encodeRational(k), sorts.real), real])
          })
          const whole = parts.length === 1 && parts[0] !== undefined ? parts[0] : api.mk_add(context, parts)
          const to = number(encodeRational(formula.to), sorts.real)
          if (formula.rel === '==') return api.mk_eq(context, whole, to)
          return formula.rel === '<=' ? api.mk_le(context, whole, to) : api.mk_lt(context, whole, to)
        }
      }
    })()
    asts.set(formula.key, made)
    return made
  }
  return {
    name: 'z3',
    version: api.get_full_version().replace(/^Z3 /, ''),
    declare: (variable) => {
      if (declared.has(variable.id)) return
      const ast = api.mk_const(context, api.mk_string_symbol(context, variable.id), sorts[variable.type])
      declared.set(variable.id, { variable, ast })
      if (variable.type !== 'enum') return
      if (depth > 0) throw new RangeError('variables are declared before the first push')
      api.solver_assert(context, solver, api.mk_ge(context, ast, number('0', sorts.enum)))
      api.solver_assert(context, solver, api.mk_lt(context, ast, number(`${variable.values.length}`, sorts.enum)))
    },
    assert: (formula) => api.solver_assert(context, solver, term(formula)),
    push: () => {
      depth++
      api.solver_push(context, solver)
    },
    pop: () => {
      depth--
      api.solver_pop(context, solver, 1)
    },
    check: (): Checked => {
      const answer = direct._Z3_solver_check(context, solver)
      return answer === 1 ? 'sat' : answer === -1 ? 'unsat' : 'unknown'
    },
    model: (ids) => {
      const model = api.solver_get_model(context, solver)
      api.model_inc_ref(context, model)
      const read = ({ variable, ast }: { readonly variable: Variable; readonly ast: Ast }): Assigned => {
        const value = api.model_eval(context, model, ast, true)
        if (value === null) throw new RangeError(`the solver gives no value for ${variable.id}`)
        if (variable.type === 'bool') return api.get_bool_value(context, value) === 1
        const text = api.get_numeral_string(context, value)
        return variable.type === 'enum' ? (variable.values[Number(text)] ?? '') : decodeRational(text.replace(/\s/g, ''))
      }
      const world = new Map([...ids].map((id) => [id, read(declaredAs(id))] as const))
      api.model_dec_ref(context, model)
      return world
    },
    reset: () => {
      api.solver_dec_ref(context, solver)
      solver = open()
      declared.clear()
      asts = new Map()
      depth = 0
    },
  }
}
