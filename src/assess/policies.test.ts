/** The shipped policies against what they were made from, and against the lists and messages they lean on. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { sharedFile } from '../../test/support/shared.ts'
import en from '../messages/en/assess.json' with { type: 'json' }
import { loadLists } from '../store/list-files.ts'
import { loadPartyLists, loadPolicies } from '../store/policy-files.ts'
import { isProvision } from './evaluate.ts'
import { FIELDS } from './fields.ts'
import { isCountry, isInvented } from './places.ts'
import { type Condition, type Rule, STEPS } from './policy.ts'
import { versionOn } from './rules.ts'

const { dictionary, lists } = loadLists()
const policies = loadPolicies(dictionary.kinds)
const rules = new Map(policies.rules.map((rule) => [rule.full, rule]))
const ruleOf = (full: string): Rule => {
  const rule = rules.get(full)
  if (rule === undefined) throw new Error(`no rule ${full}`)
  return rule
}

const atomsIn = (condition: Condition): readonly Condition[] =>
  'of' in condition ? (Array.isArray(condition.of) ? condition.of.flatMap(atomsIn) : atomsIn(condition.of as Condition)) : [condition]
const atomsOf = (rule: Rule): readonly Condition[] => rule.versions.flatMap((version) => atomsIn(version.when))
const hsOf = (rule: Rule): readonly string[] =>
  [...new Set(atomsOf(rule).flatMap((atom) => (atom.op === 'in' && atom.field === 'line.hs' ? atom.values : [])))].sort()

describe('un-dprk against the measures it encodes', () => {
  const file = sharedFile('unscr1540/dprk.yaml') ?? sharedFile('reference/unscr1540/dprk.yaml')

  /** Rows that are no rule of a transaction, or stand elsewhere, and why. */
  const ELSEWHERE: Readonly<Record<string, string>> = {
    'inspect-hs': 'inspection on the high seas binds flag States and navies, not a transaction',
    freeze: 'parties:designated-number, parties:designated-name',
    banknotes: 'a measure of the European Union, not of the Security Council',
    'exempt-aircraft': 'exemption un-dprk:aircraft-spares',
    'ex-comm': 'exemption un-dprk:committee',
    'ex-humfreeze': 'exemption parties:humanitarian',
    rason: 'exemption un-dprk:rason',
  }
  /** Rules besides the rows', and why. */
  const BESIDES: Readonly<Record<string, string>> = {
    'luxury-2270': 'an annex of row luxury',
    'luxury-2321': 'an annex of row luxury',
    'luxury-codes': 'the illustrative headings of row luxury',
    'avfuel-codes': 'the codes of row avfuel, which hold other oils too',
  }
  /** Rows whose codes differ here, and why. */
  const CODES: Readonly<Record<string, { readonly hs: readonly string[]; readonly why: string }>> = {
    'arms-from': { hs: ['93'], why: 'the chapter of arms, as in row arms-to' },
    'coal-iron-old': { hs: ['2601', '2701', '2702', '2703', '2704', '72'], why: 'the codes of row coal-iron, which took its place' },
    'coal-cap': { hs: ['2701', '2702', '2703', '2704'], why: 'the codes of coal in row coal-iron' },
    'refined-old': { hs: ['2710', '2712', '2713'], why: 'the codes of row refined, which took its place' },
    luxury: { hs: [], why: 'illustrative headings: rule luxury-codes' },
    avfuel: { hs: [], why: 'a national choice that holds other oils too: rule avfuel-codes' },
    statues: { hs: ['442010', '442011', '442019', '680291', '680299', '830621', '830629', '9703'], why: '4420.10 was split in HS 2022' },
  }

  interface Row {
    readonly id: string
    readonly dir: string
    readonly res: string
    readonly para: string
    readonly conf: string
    readonly hs?: readonly string[]
    readonly superseded_by?: string
    readonly cap?: unknown
  }
  const rows =
    file === undefined
      ? []
      : (parseDocument(readFileSync(file, 'utf8'), { schema: 'failsafe' }).toJS() as { measures: readonly Row[] }).measures

  test.skipIf(file === undefined)('every row is a rule, or it is said where it is', () => {
    const missing = rows.filter(({ id }) => !rules.has(`un-dprk:${id}`) && ELSEWHERE[id] === undefined).map(({ id }) => id)
    expect(missing).toEqual([])
    const own = policies.rules.filter((rule) => rule.policy === 'un-dprk').map((rule) => rule.id)
    expect(own.filter((id) => !rows.some((row) => row.id === id) && BESIDES[id] === undefined)).toEqual([])
    // An exception that no longer fits must go.
    expect(Object.keys(BESIDES).filter((id) => !own.includes(id))).toEqual([])
    expect(Object.keys(CODES).filter((id) => !rows.some((row) => row.id === id))).toEqual([])
    expect(Object.keys(ELSEWHERE).filter((id) => !rows.some((row) => row.id === id) || rules.has(`un-dprk:${id}`))).toEqual([])
  })

  const expand = (code: string): readonly string[] => {
    const range = /^(\d+)-(\d+)$/.exec(code)
    return range === null ? [code] : Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => String(Number(range[1]) + i))
  }
  const encoded = rows.filter(({ id }) => rules.has(`un-dprk:${id}`))

  test.skipIf(file === undefined)('codes are the rows’', () => {
    for (const row of encoded) {
      const wanted = CODES[row.id]?.hs ?? (row.hs ?? []).flatMap(expand).sort()
      expect({ id: row.id, hs: hsOf(ruleOf(`un-dprk:${row.id}`)) }).toEqual({ id: row.id, hs: [...wanted].sort() })
    }
  })

  test.skipIf(file === undefined)('only rows known for sure prohibit, and caps never do more or less than refer', () => {
    for (const row of encoded) {
      const rule = ruleOf(`un-dprk:${row.id}`)
      const isSure = /^[VH]/.test(row.conf)
      if (!isSure) expect(rule, row.id).toMatchObject({ effect: 'refer', confidence: 'unconfirmed' })
      if (row.cap !== undefined) expect(rule.effect, row.id).toBe('refer')
    }
  })

  test.skipIf(file === undefined)('resolution and paragraph are the rows’, and an unsure paragraph is left out', () => {
    for (const row of encoded) {
      const [first] = ruleOf(`un-dprk:${row.id}`).cites
      expect(first?.instrument, row.id).toMatch(new RegExp(`^S/RES/${row.res} `))
      if (/M_para|_M$/.test(row.conf)) expect(first?.locator, row.id).toBeUndefined()
      else expect(first?.locator?.replaceAll(' and ', ','), row.id).toBe(row.para)
    }
  })

  test.skipIf(file === undefined)('direction decides which way a rule looks', () => {
    const looks = (rule: Rule): readonly string[] => [
      ...new Set(atomsOf(rule).flatMap((atom) => (atom.op === 'term' ? [atom.term.replace('un-dprk:', '')] : []))),
    ]
    for (const row of encoded) {
      const terms = looks(ruleOf(`un-dprk:${row.id}`))
      if (row.dir === 'TO') expect(terms.includes('to-dprk') && !terms.includes('from-dprk'), row.id).toBe(true)
      if (row.dir === 'FROM') expect(terms.includes('from-dprk') && !terms.includes('to-dprk'), row.id).toBe(true)
    }
  })

  test.skipIf(file === undefined)('what was superseded ended, and names its successor', () => {
    for (const row of encoded.filter((one) => one.superseded_by !== undefined)) {
      const rule = ruleOf(`un-dprk:${row.id}`)
      expect(rule.supersededBy).toBe(`un-dprk:${row.superseded_by}`)
      expect(versionOn(rule, '2026-11-24'), row.id).toBeUndefined()
    }
  })

  test('each rule is in force from the day its resolution was adopted', () => {
    // Dates of adoption: dprk/SOR-2006-287 s. 1.
    const adopted: Readonly<Record<string, string>> = {
      '1718': '2006-10-14',
      '1874': '2009-06-12',
      '2087': '2013-01-22',
      '2094': '2013-03-07',
      '2270': '2016-03-02',
      '2321': '2016-11-30',
      '2371': '2017-08-05',
      '2375': '2017-09-11',
      '2397': '2017-12-22',
    }
    for (const rule of policies.rules.filter((one) => one.policy === 'un-dprk')) {
      const resolution = /S\/RES\/(\d+)/.exec(rule.cites[0]?.instrument ?? '')?.[1] ?? ''
      expect({ id: rule.id, from: rule.versions[0]?.from }).toEqual({ id: rule.id, from: adopted[resolution] })
    }
  })
})

describe('un-dprk against a national law that carries it out', () => {
  const file = sharedFile('reference/dprk/SOR-2006-287.en.xml') ?? sharedFile('dprk/SOR-2006-287.en.xml')
  const law =
    file === undefined
      ? ''
      : readFileSync(file, 'utf8')
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
  test.skipIf(file === undefined)('the chapters banned to and from the DPRK are the same', () => {
    const chapters = (from: string, to: string): readonly string[] => {
      const part = law.slice(law.indexOf(from), law.indexOf(to))
      const found = [...part.matchAll(/HS codes? (\d+)(?: (to|and) (\d+))?/g)].flatMap(([, first = '', word, last]) =>
        last === undefined
          ? [first]
          : word === 'and'
            ? [first, last]
            : Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i)),
      )
      return [...new Set(found.map((one) => one.padStart(2, '0')))].sort()
    }
    const ours = (...ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((id) => hsOf(ruleOf(`un-dprk:${id}`))))].sort()
    expect(chapters('Embargo — specific products', 'Exception — exportation')).toEqual(ours('mach-to', 'veh-to', 'metal-to'))
    expect(chapters('Embargo — prohibited acquisitions', 'Exception — importation')).toEqual(
      ours('agri', 'mach-from', 'elec-from', 'stone', 'wood'),
    )
  })
})

describe('codes', () => {
  const table = sharedFile('reference/hs/hs2022.datasets.csv') ?? sharedFile('hs/hs2022.datasets.csv')
  const known =
    table === undefined
      ? new Set<string>()
      : new Set([...readFileSync(table, 'utf8').matchAll(/^[IVX]+,(\d+),/gm)].map((found) => found[1] ?? ''))
  /** Codes of an older edition, kept beside those that took their place. */
  const OLDER = ['442010', '77']
  test.skipIf(table === undefined)('each code of a rule is one of HS 2022, or is known to be older', () => {
    const codes = new Set(policies.rules.flatMap(hsOf))
    expect([...codes].filter((code) => !known.has(code) && !OLDER.includes(code))).toEqual([])
    expect(OLDER.filter((code) => known.has(code) || !codes.has(code))).toEqual([])
  })

  const chpl = sharedFile('reference/hs/chpl-2024-02-23.csv') ?? sharedFile('hs/chpl-2024-02-23.csv')
  test.skipIf(chpl === undefined)('the Common High Priority List is whole, tier by tier', () => {
    const rows = readFileSync(chpl ?? '', 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    expect(rows).toHaveLength(50)
    for (const tier of new Set(rows.map(([one]) => one ?? ''))) {
      expect(hsOf(ruleOf(`chpl:tier-${tier.toLowerCase()}`))).toEqual(
        rows
          .filter(([one]) => one === tier)
          .map(([, code]) => code ?? '')
          .sort(),
      )
    }
  })
})

describe('the policies and what they lean on', () => {
  test('provisions a rule names are provisions of the lists, where the list is in use', () => {
    const ids = new Set(lists.map((list) => list.id))
    const provisions = lists.flatMap((list) => list.provisions.map((provision) => provision.full))
    const named = policies.rules
      .flatMap((rule) => atomsOf(rule))
      .flatMap((atom) => ('field' in atom && atom.field === 'line.provisions' && 'values' in atom ? atom.values : []))
    expect(
      [...new Set(named)].filter(
        (name) => name.includes(':') && ids.has(name.split(':')[0] ?? '') && !provisions.some((id) => isProvision(id, name)),
      ),
    ).toEqual([])
  })

  test('groups a control list names are groups the policies keep', () => {
    const named = new Set(
      JSON.stringify(lists, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
        .match(/"in":\[("[a-z][a-z-]+",?)+\]/g)
        ?.flatMap((text) => [...text.matchAll(/"([a-z][a-z-]+)"/g)].map((found) => found[1] ?? '')) ?? [],
    )
    const wanted = [...named].filter((name) => name.endsWith('parties'))
    expect(wanted).toContain('cwc-non-parties')
    expect(wanted.filter((name) => !policies.groups.has(name))).toEqual([])
  })

  test('places watched for diversion are invented', () => expect(policies.groups.get('diversion-risk')?.every(isInvented)).toBe(true))
  test('countries of groups are countries', () =>
    expect([...policies.groups.values()].flat().filter((code) => !isCountry(code))).toEqual([]))

  test('there are at least twenty red flags, each with a reason, a step and a weight below the threshold', () => {
    const flags = policies.rules.filter((rule) => rule.effect === 'flag')
    expect(flags.filter((flag) => flag.policy === 'red-flags').length).toBeGreaterThanOrEqual(20)
    expect(
      flags
        .filter((flag) => flag.why === undefined || flag.next.length === 0 || (flag.weight ?? 0) >= policies.flagThreshold)
        .map((flag) => flag.full),
    ).toEqual([])
  })

  test('every rule that says verified names the text, unless it is a State’s own', () => {
    const own = new Set(policies.policies.filter((policy) => policy.invented).map((policy) => policy.id))
    const bare = policies.rules.filter(
      (rule) => rule.confidence === 'verified' && !own.has(rule.policy) && rule.cites.every((cite) => cite.verified === undefined),
    )
    expect(bare.map((rule) => rule.full)).toEqual([])
  })

  test('the list of parties is invented, says so, and has nobody twice', () => {
    const [list] = loadPartyLists()
    expect(list?.invented).toBe(true)
    expect(list?.parties.length).toBeGreaterThanOrEqual(15)
    const names = list?.parties.flatMap((party) => party.names) ?? []
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('messages', () => {
  const keys = new Set(Object.keys(en))
  test('every field has a name and a question', () => {
    const fields = [...FIELDS.keys(), 'complete.parties', 'complete.route']
    expect(fields.filter((field) => !keys.has(`fact.${field}`) || !keys.has(`ask.${field}`))).toEqual([])
  })
  test('every step has a message', () => expect(STEPS.filter((step) => !keys.has(`next.${step}`))).toEqual([]))
  test('no message speaks of a field that is gone', () => {
    const known = new Set([...FIELDS.keys(), 'complete.parties', 'complete.route', 'item'])
    expect([...keys].filter((key) => /^(?:fact|ask)\./.test(key) && !known.has(key.replace(/^(?:fact|ask)\./, '')))).toEqual([])
  })
})
