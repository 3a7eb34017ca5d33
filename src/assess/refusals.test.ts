/** Broken transactions and policies: each refused with its place and a hint, word for word. */
import { describe, expect, test } from 'vitest'
import { Fault, sayIssue } from '../fault/fault.ts'
import { loadPolicies } from '../store/policy-files.ts'
import { assess } from './assess.ts'
import { readPartyList } from './read-listed.ts'
import { readPolicies } from './read-policy.ts'
import { CLEAR, testContext, testParties, testTransaction } from './test-support.ts'

/** What a reader refuses with, one line an issue. */
const refusals = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.issues.length > 0
      ? error.issues.map((one) => sayIssue(one))
      : [`${error.message}${error.hint === undefined ? '' : `; ${error.hint}`}`]
  }
  return []
}

const changed = (from: string, to: string): string => {
  if (!CLEAR.includes(from)) throw new Error(`the transaction has no \`${from}\``)
  return CLEAR.replace(from, to)
}

describe('broken transactions', () => {
  test.for<[string, string, string, string]>([
    ['a field that does not exist', 'activity: export', 'activty: export', 't.yaml:2:1: unknown field `activty`; did you mean `activity`?'],
    [
      'a word that is none of the activities',
      'activity: export',
      'activity: exprot',
      't.yaml:2:11: unknown activity `exprot`; did you mean `export`?',
    ],
    ['a country by name', 'destination: DE', 'destination: Germany', 't.yaml:3:14: `Germany` is not a country code; did you mean `DE`?'],
    ['a country by three letters', 'destination: DE', 'destination: PRK', 't.yaml:3:14: `PRK` is not a country code; did you mean `KP`?'],
    ['a country in small letters', 'destination: DE', 'destination: de', 't.yaml:3:14: `de` is not a country code; did you mean `DE`?'],
    [
      'a code no country has',
      'destination: DE',
      'destination: QQZ9',
      't.yaml:3:14: `QQZ9` is not a country code; write the two letters of ISO 3166, for example `DE`',
    ],
    [
      'neither yes nor no',
      'aware: no',
      'aware: perhaps',
      't.yaml:5:21: `perhaps` is neither `yes` nor `no`; write `yes`, `no` or `unknown`',
    ],
    [
      'a date by the day first',
      'activity: export',
      'date: 24.11.2026',
      't.yaml:2:7: `24.11.2026` is not a date; write YYYY-MM-DD; write the year first, for example `2026-11-24`',
    ],
    [
      'a day the calendar does not have',
      'activity: export',
      'date: 2026-02-30',
      't.yaml:2:7: `2026-02-30` is not a date; write YYYY-MM-DD',
    ],
    [
      'a month the calendar does not have',
      'founded: 2001',
      'founded: 2001-13',
      't.yaml:12:87: `2001-13` is not a date; write YYYY-MM-DD; a month (`2026-03`) or a year (`2026`) will do',
    ],
    [
      'a code with a digit lost',
      'hs: "940310"',
      'hs: "94031"',
      't.yaml:18:9: `94031` is not a Harmonized System code; a digit is missing; a leading zero may have been lost',
    ],
    [
      'a code with letters',
      'hs: "940310"',
      'hs: 9403A0',
      't.yaml:18:9: `9403A0` is not a Harmonized System code; a Harmonized System code has only digits',
    ],
    [
      'a code of the chapter that is reserved',
      'hs: "940310"',
      'hs: "7700"',
      't.yaml:18:9: `7700` is not a Harmonized System code; there is no chapter 77',
    ],
    [
      'a value with a sign for its currency',
      'value: 4000 EUR',
      'value: €4000',
      't.yaml:21:12: `€4000` is not an amount of money; write the currency by its code, for example `12000 EUR`',
    ],
    [
      'a value without a currency',
      'value: 4000 EUR',
      'value: "4000"',
      't.yaml:21:12: `4000` is not an amount of money; write amount and currency, for example `12000 EUR`',
    ],
    [
      'a value with a comma',
      'value: 4000 EUR',
      'value: 4,000 EUR',
      't.yaml:21:12: `4,000 EUR` is not an amount of money; write decimals with a point and thousands with a space',
    ],
    [
      'a currency that does not exist',
      'value: 4000 EUR',
      'value: 4000 EUX',
      't.yaml:21:12: `EUX` is not a currency code; did you mean `EUR`?',
    ],
    [
      'a value below nothing',
      'value: 4000 EUR',
      'value: -4000 EUR',
      't.yaml:21:12: `-4000 EUR` is not an amount of money; a value is not negative',
    ],
    [
      'an amount that measures no goods',
      'quantity: 20 pieces',
      'quantity: 20 kV',
      't.yaml:20:15: `20 kV` is not an amount of goods; `kV` measures voltage; give pieces, a mass, a volume, a length or an area',
    ],
    [
      'an amount in an ambiguous unit',
      'quantity: 20 pieces',
      'quantity: 20 tons',
      't.yaml:20:15: the unit `tons` is ambiguous; write `t` (tonne), `kg` or `lb`',
    ],
    [
      'an amount of nothing',
      'quantity: 20 pieces',
      'quantity: 0 kg',
      't.yaml:20:15: `0 kg` is not more than nothing; a line of nothing is left out',
    ],
    [
      'a claim that is no provision',
      'claim: none',
      'claim: 3A225',
      't.yaml:22:12: `3A225` is not the full id of a provision; write list and number, for example `NSG2:3.A.1`',
    ],
    [
      'a claim of both',
      'claim: none',
      'claim: [none, "NSG2:3.A.1"]',
      't.yaml:22:12: a line is claimed both not to be controlled and to be controlled; say `none`, or name the provisions',
    ],
    [
      'no lines at all',
      CLEAR.slice(CLEAR.indexOf('lines:')),
      'lines: []\n',
      't.yaml:15:8: the transaction has no lines; a transaction needs at least one line of goods or services',
    ],
    ['lines left out', CLEAR.slice(CLEAR.indexOf('lines:')), '', 't.yaml:2:1: `lines` is missing; lines: lines of goods or services'],
    [
      'a line that says nothing of what it is',
      CLEAR.slice(CLEAR.indexOf('  - title')),
      '  - { quantity: 2 pieces }\n',
      't.yaml:16:5: line 1 says nothing of what it is; give `item`, `text`, `hs`, `title` or `service`',
    ],
    [
      'a line that is a service and goods',
      'title: Desks',
      'service: insurance',
      't.yaml:18:9: line 1 is a service (`insurance`) and goods at once; put goods and service on lines of their own',
    ],
    ['a kind no dictionary has', 'kind: furniture', 'kind: furnitur', 't.yaml:17:19: unknown kind `furnitur`; did you mean `furniture`?'],
    ['a party without a role', 'role: exporter, ', '', 't.yaml:11:5: `role` is missing; role: what the party does here'],
    [
      'a party that stands twice',
      'role: end-user, name: Hollinbeck Bau GmbH',
      'role: exporter, name: Foxglove Works',
      't.yaml:12:5: `Foxglove Works` stands twice as exporter; first as party 1; remove one of the two',
    ],
    [
      'a firm founded after the deal',
      'founded: 2001',
      'founded: 2030',
      "t.yaml:13:87: a party founded `2030` can't take part on 2026-11-24",
    ],
    [
      'a flag that no vessel flies',
      'kind: company, country: XE',
      'kind: company, flag: XE',
      't.yaml:11:66: only a vessel flies a flag; this party is `exporter`; use `country` for where it is',
    ],
    [
      'an IMO number that fails its check digit',
      'kind: company, country: XE',
      'identifiers: { imo: 9999906 }',
      't.yaml:11:65: `9999906` is not a valid imo number; its last digit should be 5',
    ],
    [
      'an LEI that fails its check digits',
      'kind: company, country: XE',
      'identifiers: { lei: XXXX00INVENTED001404 }',
      't.yaml:11:65: `XXXX00INVENTED001404` is not a valid lei number; its check digits are wrong',
    ],
    [
      'legs that do not meet',
      '{ from: XE, to: DE, mode: road }',
      '{ from: XE, to: XC }\n  - { from: XP, to: DE }',
      't.yaml:15:13: one leg ends in `XC` and the next starts in `XP`; add the leg between them',
    ],
    [
      'a vessel nobody has named',
      'mode: road',
      'mode: sea, vessel: Sea Thistle',
      't.yaml:14:44: no party is the vessel `Sea Thistle`; add it to `parties` with `role: vessel`',
    ],
    [
      'goods back before they leave',
      'purpose: none',
      'purpose: exhibition, returns: 2026-01',
      't.yaml:8:44: the goods come back (`2026-01`) before they leave (2026-11-24)',
    ],
    [
      'an exemption written in words',
      'observed: []',
      'claims: [ { exemption: Committee approval } ]',
      't.yaml:8:24: `Committee approval` is not the id of an exemption; write policy and exemption, for example `un-dprk:committee`',
    ],
    [
      'an exemption for a line that is not there',
      'observed: []',
      'claims: [ { exemption: "un-dprk:committee", lines: 3 } ]',
      't.yaml:8:52: there is no line 3; the transaction has 1',
    ],
    [
      'lines that count from nought',
      'observed: []',
      'claims: [ { exemption: "un-dprk:committee", lines: 0 } ]',
      't.yaml:8:52: `0` is not a line number; lines count from 1',
    ],
    [
      'an observation nobody knows',
      'observed: []',
      'observed: [looks-odd]',
      't.yaml:8:12: unknown observation `looks-odd`; known: `declined-installation`, ',
    ],
    [
      'a list where a map is wanted',
      'endUse: { category: civil, sector: construction, statement: signed }',
      'endUse: [civil]',
      't.yaml:4:9: `endUse` must be a map of fields',
    ],
    [
      'a map where a list is wanted',
      'route:\n  - { from: XE, to: DE, mode: road }',
      'route: { from: XE, to: DE }',
      't.yaml:13:8: `route` must be a list',
    ],
    [
      'the same field twice',
      'destination: DE',
      'destination: DE\ndestination: FR',
      't.yaml:4:1: this is not well-formed YAML or JSON: the same key stands twice; join the two, or remove one',
    ],
    [
      'an anchor',
      'destination: DE',
      'destination: &d DE',
      't.yaml:3:17: this is not well-formed YAML or JSON: the anchor `&d` is not read; write the value where it is used',
    ],
    [
      'a tag',
      'destination: DE',
      'destination: !!binary DE',
      't.yaml:3:23: this is not well-formed YAML or JSON: the tag `tag:yaml.org,2002:binary` is not read; write plain text',
    ],
    [
      'a text that never ends',
      'title: Desks',
      `title: ${'desk '.repeat(200)}`,
      't.yaml:16:12: `title` has 999 characters; at most 500 are read',
    ],
  ])('%s', ([, from, to, expected]) => {
    const text = changed(from, to)
    // Where the day matters it stands on a line of its own before the rest.
    const dated = /founded-later|2030|returns/.test(to) ? text.replace('activity: export', 'date: 2026-11-24\nactivity: export') : text
    const said = refusals(() => testTransaction(dated, 't.yaml'))
    expect(said.join('\n')).toContain(expected)
  })

  test('everything wrong is told at once, in the order of the file', () => {
    const text = changed('activity: export', 'activity: exprot')
      .replace('destination: DE', 'destination: Germany')
      .replace('hs: "940310"', 'hs: "94031"')
    expect(refusals(() => testTransaction(text, 't.yaml')).map((line) => line.split(': ')[0])).toEqual([
      't.yaml:2:11',
      't.yaml:3:14',
      't.yaml:18:9',
    ])
  })

  test('an exemption no policy has is refused when the transaction is assessed', () => {
    const context = testContext(loadPolicies(), [testParties()])
    const transaction = testTransaction(changed('observed: []', 'claims: [ { exemption: "un-dprk:rajin" } ]'))
    expect(refusals(() => assess(transaction, context))[0]).toMatch(
      /^no policy has the exemption `un-dprk:rajin`; known: `parties:humanitarian`/,
    )
  })

  test('nothing is refused in the whole transaction', () => expect(refusals(() => testTransaction(CLEAR))).toEqual([]))
})

const POLICY = `policy: p
title: P
issuer: Nobody
groups:
  - { id: friends, title: Friends, countries: [DE, FR] }
terms:
  - { id: home, title: at home, when: destination is XE }
exemptions:
  - { id: way-out, title: A way out, authority: someone, cites: { instrument: X } }
rules:
  - id: one
    title: One
    effect: refer
    for: line
    cites: { instrument: X, locator: "1" }
    from: 2020-01-01
    when: { all: [ home, "line.hs in [84]" ] }
`

const policyChanged = (from: string, to: string): string => {
  if (!POLICY.includes(from)) throw new Error(`the policy has no \`${from}\``)
  return POLICY.replace(from, to)
}

describe('broken policies', () => {
  const when = '{ all: [ home, "line.hs in [84]" ] }'
  test.for<[string, string, string, string]>([
    ['a field that does not exist', when, '"destinaton is DE"', 'p.yaml:17:11: unknown field `destinaton`; did you mean `destination`?'],
    ['a term that does not exist', when, 'hom', 'p.yaml:17:11: unknown term or field `p:hom`; did you mean `p:home`?'],
    [
      'a field that could be no term',
      when,
      'line.controled',
      'p.yaml:17:11: unknown field `line.controled`; did you mean `line.controlled`?',
    ],
    [
      'a group that does not exist',
      when,
      '"destination in [frends]"',
      'p.yaml:17:11: unknown group of countries `frends`; did you mean `friends`?',
    ],
    [
      'a country that does not exist',
      when,
      '"destination in [QA, ZQ]"',
      'p.yaml:17:11: `ZQ` is not a value of `destination`; write the two letters of ISO 3166, or a group',
    ],
    [
      'a word outside the vocabulary',
      when,
      'activity is exprot',
      'p.yaml:17:11: `exprot` is not a value of `activity`; did you mean `export`?',
    ],
    [
      'is with a list',
      when,
      '"activity is [export]"',
      'p.yaml:17:11: `is [export]` is not a condition that can be read; use `in` with a list',
    ],
    [
      'in without a list',
      when,
      '"activity in export"',
      'p.yaml:17:11: `in export` is not a condition that can be read; write the values in brackets: `[a, b]`',
    ],
    [
      'a set asked like a word',
      when,
      '"observed in [detour]"',
      'p.yaml:17:11: `observed` is a set of words; `in` needs a field with one word; use `hasAny`, `hasAll` or `within`',
    ],
    [
      'a word asked like a set',
      when,
      '"activity hasAny [export]"',
      'p.yaml:17:11: `activity` is one word; `hasAny` needs a set of words; use `is` or `in`',
    ],
    [
      'a word asked like a yes or no',
      when,
      'activity',
      'p.yaml:17:11: `activity` is one word; `activity` needs a yes-or-no field; write `activity is …`',
    ],
    ['a word compared', when, 'activity >= 3', 'p.yaml:17:11: `activity` is one word; `>=` needs a number, an amount of money or a date'],
    [
      'money without a currency',
      when,
      'line.value >= 5000',
      'p.yaml:17:11: `5000` is not a limit for `line.value`; write amount and currency: `5000 EUR`',
    ],
    ['a date that is none', when, 'date >= 2020-13-01', 'p.yaml:17:11: `2020-13-01` is not a limit for `date`; write YYYY-MM-DD'],
    [
      'two fields of different kinds',
      when,
      'destination same as activity',
      'p.yaml:17:11: `activity` is one word; `destination same as activity` needs two fields of the same kind of word',
    ],
    [
      'a party looked at where there is none',
      when,
      'party.country is KP',
      'p.yaml:17:11: `party.country` is of a party; here no party is looked at; say `for: party`, or put it under `some: party`',
    ],
    [
      'a code of an odd length',
      when,
      '"line.hs in [840]"',
      'p.yaml:17:11: `840` is not a value of `line.hs`; write 2, 4 or 6 digits, or a range of the same length: `50 to 63`',
    ],
    [
      'a range that runs backwards',
      when,
      '"line.hs in [63 to 50]"',
      'p.yaml:17:11: `63 to 50` is not a value of `line.hs`; write 2, 4 or 6 digits, or a range of the same length: `50 to 63`',
    ],
    [
      'a condition in no form',
      when,
      'goods go there',
      'p.yaml:17:11: `goods go there` is not a condition that can be read; the forms are in docs/policy-language.md',
    ],
    ['an empty all', when, '{ all: [] }', 'p.yaml:17:18: `all` has nothing in it; give a list of conditions'],
    ['an unknown connective', when, '{ al: [ home ] }', 'p.yaml:17:11: `al` is not a condition that can be read; did you mean `all`?'],
    [
      'some of nothing there is',
      when,
      '{ some: partie, is: home }',
      'p.yaml:17:19: `some: partie` is not a condition that can be read; say `line`, `party` or `leg`',
    ],
    [
      'a list without a connective',
      when,
      '[ home ]',
      'p.yaml:17:11: `a list` is not a condition that can be read; put it under `all:` or `any:`',
    ],
    [
      'an effect that does not exist',
      'effect: refer',
      'effect: prohibit',
      'p.yaml:13:13: unknown effect `prohibit`; did you mean `prohibited`?',
    ],
    ['no effect', '    effect: refer\n', '', 'p.yaml:11:5: `effect` is missing'],
    [
      'no citation',
      '    cites: { instrument: X, locator: "1" }\n',
      '',
      'p.yaml:11:5: `one` cites no instrument; say where the law is written',
    ],
    [
      'a weight on what is no flag',
      'effect: refer',
      'effect: refer\n    weight: 20',
      'p.yaml:14:13: `20` is not a weight of 1 to 100; only a flag has a weight; `one` has the effect `refer`',
    ],
    ['a flag without a weight', 'effect: refer', 'effect: flag', 'p.yaml:11:5: `` is not a weight of 1 to 100'],
    [
      'a rule that ends before it begins',
      'from: 2020-01-01',
      'from: 2020-01-01\n    to: 2019-01-01',
      'p.yaml:17:9: `one` ends (2019-01-01) before it begins (2020-01-01)',
    ],
    [
      'two versions in force on a day',
      `from: 2020-01-01\n    when: ${when}`,
      'versions: [ { from: 2020-01-01, when: home }, { from: 2021-01-01, when: home } ]',
      'p.yaml:16:15: two versions of `one` are in force from 2021-01-01',
    ],
    ['no version', `from: 2020-01-01\n    when: ${when}`, 'versions: []', 'p.yaml:11:5: `one` has no version'],
    [
      'an exemption that does not exist',
      '    for: line',
      '    for: line\n    exemptions: way-in',
      'p.yaml:15:17: unknown exemption `p:way-in`; did you mean `p:way-out`?',
    ],
    ['a successor that does not exist', '    for: line', '    for: line\n    supersededBy: two', 'p.yaml:15:19: unknown rule `p:two`'],
    [
      'a step nobody can take',
      '    for: line',
      '    for: line\n    next: [ask-autority]',
      'p.yaml:15:11: unknown step `ask-autority`; did you mean `ask-authority`?',
    ],
    ['a scope that does not exist', 'for: line', 'for: lines', 'p.yaml:14:10: unknown scope `lines`; did you mean `line`?'],
    [
      'a term that defines itself',
      'when: destination is XE',
      'when: home',
      'p.yaml:7:11: the term `home` is defined by itself: p:home > p:home',
    ],
    [
      'the same rule twice',
      '  - id: one',
      '  - { id: one, title: A, effect: refer, cites: { instrument: X }, from: 2020-01-01, when: always }\n  - id: one',
      'p.yaml:12:9: `one` stands twice; first in `p.yaml:11`',
    ],
    ['a country in a group that does not exist', 'countries: [DE, FR]', 'countries: [DE, UK]', 'p.yaml:5:47: `UK` is not a country code'],
    [
      'a term of a line where no line is looked at',
      'for: line',
      'for: deal',
      'p.yaml:17:26: `line.hs` is of a line; here no line is looked at; say `for: line`, or put it under `some: line`',
    ],
    ['an id that is none', 'id: one', 'id: One_1', 'p.yaml:11:9: `One_1` is not a valid id; lower-case words joined by `-`'],
    [
      'a rate that is none',
      'rules:',
      'settings: { rates: { EUR: 0 } }\nrules:',
      'p.yaml:10:27: `0` is not an amount of money; a rate is more than 0',
    ],
  ])('%s', ([, from, to, expected]) => {
    expect(refusals(() => readPolicies([{ name: 'p.yaml', text: policyChanged(from, to) }])).join('\n')).toContain(expected)
  })

  test('a kind the dictionary does not have', () => {
    const text = policyChanged(when, '"line.kind in [machin-tool]"')
    const kinds = new Map([['machine-tool', { id: 'machine-tool', title: '', is: [], words: [], hs: [] }]])
    expect(refusals(() => readPolicies([{ name: 'p.yaml', text }], kinds))).toEqual([
      'p.yaml:17:11: `machin-tool` is not a value of `line.kind`; did you mean `machine-tool`?',
    ])
  })

  test('what is not confirmed does not prohibit', () => {
    const [rule] = readPolicies([
      { name: 'p.yaml', text: policyChanged('effect: refer', 'effect: prohibited\n    confidence: unconfirmed') },
    ]).rules
    expect(rule).toMatchObject({ effect: 'refer', wanted: 'prohibited' })
  })

  test('nothing is refused in the whole policy', () => expect(refusals(() => readPolicies([{ name: 'p.yaml', text: POLICY }]))).toEqual([]))
})

const LISTED = 'id: L\ntitle: L\nkind: watch\ninvented: yes\ndate: 2026-01-01\nparties:\n  - { id: A, kind: person, names: [Ann Other] }\n'

describe('broken lists of parties', () => {
  test.for<[string, string, string, string]>([
    ['a kind of list that does not exist', 'kind: watch', 'kind: black', 'l.yaml:3:7: unknown kind of list `black`'],
    ['a party without a name', 'names: [Ann Other]', 'names: []', '`names` is missing; `A` has no name'],
    ['a party that stands twice', '  - {', '  - { id: A, kind: person, names: [Ann] }\n  - {', '`A` stands twice'],
    [
      'a number that fails its check',
      'kind: person, ',
      'kind: vessel, identifiers: { imo: 123 }, ',
      'l.yaml:7:48: `123` is not a valid imo number; an IMO number has seven digits',
    ],
    ['no word whether it is invented', 'invented: yes\n', '', '`invented` is missing; invented: whether it is made up for trial'],
  ])('%s', ([, from, to, expected]) => {
    expect(refusals(() => readPartyList(LISTED.replace(from, to), 'l.yaml')).join('\n')).toContain(expected)
  })
})
