/** A small world for this room's tests: a dictionary with every type of attribute, readers, and short ways to classify. */
import { link } from '../list/link.ts'
import type { Chemical, ControlList, Dictionary } from '../list/model.ts'
import { readDictionary } from '../list/read-dictionary.ts'
import { readList } from '../list/read-list.ts'
import type { MoleculeGraph } from '../substance/graph.ts'
import { classify } from './classify.ts'
import type { Engine } from './engine.ts'
import { evaluateRule } from './evaluate.ts'
import type { Item } from './facts.ts'
import { readFacts } from './read-facts.ts'
import { rulebook } from './rulebook.ts'
import type { Classification, Trace } from './verdict.ts'

/** A family's id that lists may name. */
export const FAMILY = 'cwc-2.B.4'
export const TODAY = '2026-01-01'

const TEXT = `
kinds:
  - { id: goods, title: Goods }
  - { id: machine, title: Machine, is: [goods] }
  - { id: drive, title: Drive, is: [machine], words: [inverter] }
  - { id: servo-drive, title: Servo drive, is: [drive] }
  - { id: pump, title: Pump, is: [machine] }
  - { id: vacuum-device, title: Vacuum device, is: [goods] }
  - { id: vacuum-pump, title: Vacuum pump, is: [pump, vacuum-device] }
  - { id: chemical, title: Chemical, is: [goods] }
  - { id: mixture, title: Mixture, is: [goods] }
  - { id: software, title: Software, is: [goods] }
  - { id: furniture, title: Furniture, is: [goods] }
vocabularies:
  - name: material
    terms:
      - { id: metal, title: Metal }
      - { id: alloy, title: Alloy, is: [metal] }
      - { id: nickel-alloy, title: Nickel alloy, is: [alloy], words: [monel] }
      - { id: steel, title: Steel, is: [alloy] }
      - { id: polymer, title: Polymer }
      - { id: ptfe, title: PTFE, is: [polymer] }
  - name: substance
    terms:
      - { id: nickel, title: Nickel }
      - { id: iron, title: Iron }
      - { id: rare-earth, title: Rare earth }
      - { id: hafnium, title: Hafnium }
attributes:
  - { id: power, title: Power, type: quantity, dimension: power, ask: how much?, unit: W, bounds: [0 W, 1 GW] }
  - { id: width, title: Width, type: quantity, dimension: length, ask: how wide?, unit: mm, bounds: [0 m, 1 km] }
  - { id: accuracy, title: Accuracy, type: quantity, dimension: length, ask: how accurate?, unit: µm, bounds: [0 m, 1 m], cost: 3 }
  - { id: temperature, title: Temperature, type: quantity, dimension: temperature, ask: how hot?, unit: °C }
  - { id: frequency, title: Frequency, type: range, dimension: frequency, ask: which?, unit: Hz, bounds: [0 Hz, 1 THz] }
  - { id: wavelength, title: Wavelength, type: range, dimension: length, ask: which?, unit: nm }
  - { id: axes, title: Axes, type: count, ask: how many? }
  - { id: sealed, title: Sealed, type: bool, ask: is it?, cost: 0 }
  - { id: airtight, title: Airtight, type: bool, ask: is it?, implies: [sealed] }
  - { id: materials, title: Materials, type: set, vocabulary: material, ask: which? }
  - { id: body, title: Body, type: enum, vocabulary: material, ask: which? }
  - { id: grade, title: Grade, type: enum, values: [low, middle, high], ask: which? }
  - { id: mpe, title: Error, type: curve, dimension: length, along: length, ask: how large?, unit: µm }
  - { id: made, title: Made on, type: date, ask: when? }
  - { id: remark, title: Remark, type: text, ask: what? }
  - { id: design.nuclear, title: Specially designed for it, type: bool, ask: is it?, judgement: { level: specially-designed, purpose: nuclear } }
  - { id: modified.nuclear, title: Modified for it, type: bool, ask: is it?, judgement: { level: designed-or-modified, purpose: nuclear } }
  - { id: usable.nuclear, title: Usable for it, type: bool, ask: is it?, judgement: { level: usable, purpose: nuclear } }
  - { id: voltage, title: Voltage, type: quantity, dimension: voltage, ask: what?, unit: V, bounds: [0 V, 10 MV] }
  - { id: current, title: Current, type: quantity, dimension: current, ask: what?, unit: A, bounds: [0 A, 1 MA] }
  - { id: peakPower, title: Peak power, type: quantity, dimension: power, ask: what?, unit: W, derivedBy: { fn: peak-power, inputs: [voltage, current] } }
  - { id: energy, title: Energy, type: quantity, dimension: energy, ask: what?, unit: MeV, bounds: [0 J, 1 J] }
  - { id: charge, title: Charge, type: quantity, dimension: charge, ask: what?, unit: C, bounds: [0 C, 100 C] }
  - { id: k, title: K, type: quantity, dimension: number, ask: what?, derivedBy: { fn: figure-of-merit-k, inputs: [energy, charge] } }
  - { id: length, title: Length, type: quantity, dimension: length, ask: how long?, unit: mm, bounds: [0 m, 1 km] }
  - { id: slenderness, title: Slenderness, type: quantity, dimension: number, ask: what?, derivedBy: { fn: length-to-diameter, inputs: [length, width] } }
  - { id: smallest, title: Smallest side, type: quantity, dimension: length, ask: what?, unit: mm, derivedBy: { fn: min-of, inputs: [length, width] } }
chemicals:
  - { id: ethanol, title: Ethanol, names: [ethyl alcohol], cas: [64-17-5], smiles: CCO }
  - { id: acetone, title: Acetone, cas: [67-64-1], smiles: CC(C)=O }
  - { id: triethanolamine, title: Triethanolamine, cas: [102-71-6], smiles: OCCN(CCO)CCO }
  - { id: ricin, title: Ricin, cas: [9009-86-3] }
`

const atom = (element: string, hydrogens: number, charge = 0): MoleculeGraph['atoms'][number] => ({
  element,
  hydrogens,
  charge,
  aromatic: false,
})
const bond = (from: number, to: number, order = 1): MoleculeGraph['bonds'][number] => ({ from, to, order })

/** Structures of everyday solvents and of an amine with its hydrochloride, so that no engine is needed. */
export const GRAPHS = {
  ethanol: { atoms: [atom('C', 3), atom('C', 2), atom('O', 1)], bonds: [bond(0, 1), bond(1, 2)] },
  acetone: { atoms: [atom('C', 3), atom('C', 0), atom('C', 3), atom('O', 0)], bonds: [bond(0, 1), bond(1, 2), bond(1, 3, 2)] },
  propanol: { atoms: [atom('C', 3), atom('C', 2), atom('C', 2), atom('O', 1)], bonds: [bond(0, 1), bond(1, 2), bond(2, 3)] },
  triethanolamine: {
    atoms: [atom('N', 0), ...Array.from({ length: 3 }, () => [atom('C', 2), atom('C', 2), atom('O', 1)]).flat()],
    bonds: [0, 1, 2].flatMap((i) => [bond(0, 1 + 3 * i), bond(1 + 3 * i, 2 + 3 * i), bond(2 + 3 * i, 3 + 3 * i)]),
  },
  triethanolamineHydrochloride: {
    atoms: [atom('N', 1, 1), ...Array.from({ length: 3 }, () => [atom('C', 2), atom('C', 2), atom('O', 1)]).flat(), atom('Cl', 0, -1)],
    bonds: [0, 1, 2].flatMap((i) => [bond(0, 1 + 3 * i), bond(1 + 3 * i, 2 + 3 * i), bond(2 + 3 * i, 3 + 3 * i)]),
  },
} as const satisfies Record<string, MoleculeGraph>

let made: Dictionary | undefined

/** The dictionary of this file; chemicals have the structures above. */
export const dictionary = (): Dictionary => {
  if (made !== undefined) return made
  const read = readDictionary([{ name: 'dictionary.yaml', text: TEXT }])
  const graphs: Readonly<Record<string, MoleculeGraph>> = GRAPHS
  const chemicals = new Map(
    [...read.chemicals].map(([id, one]): [string, Chemical] => [id, graphs[id] === undefined ? one : { ...one, graph: graphs[id] }]),
  )
  made = { ...read, chemicals }
  return made
}

/** Families by a plain test, which stands in for the substance room: everything with a hydroxy group is in the one that is asked for. */
export const engine = (): Engine => {
  kept ??= {
    dictionary: dictionary(),
    inFamily: (graph, family) => family === FAMILY && graph.atoms.some((one) => one.element === 'O' && one.hydrogens === 1),
  }
  return kept
}
let kept: Engine | undefined

/** Lists from the YAML below `provisions:`, by id; linked to each other. */
export const lists = (texts: Readonly<Record<string, string>>, heads: Readonly<Record<string, string>> = {}): readonly ControlList[] =>
  link(
    Object.entries(texts).map(([id, provisions]) =>
      readList(
        [
          {
            name: `${id}.yaml`,
            text: `list: ${id}\ntitle: Test\nissuer: Nobody\ninstrument: None\n${heads[id] ?? ''}provisions:\n${provisions}`,
          },
        ],
        dictionary(),
      ),
    ),
  )

/** One provision in a line: its id, its kind, its condition in YAML flow, and more fields. It is verified. */
export const provision = (id: string, kind: string, when: string, more = ''): string =>
  `  - { id: "${id}", kind: ${kind}, title: "Provision ${id}", cites: { locator: "${id}", verified: text }${more === '' ? '' : `, ${more}`}, versions: [ { from: 2020-01-01, when: ${when} } ] }\n`

/** An item from YAML. */
export const itemOf = (text: string): Item => readFacts(text, 'item.yaml', { dictionary: dictionary() }).item

/** The item and deal of a YAML text, classified against lists. */
export const classified = (text: string, against: readonly ControlList[], on = TODAY): Classification => {
  const { item, deal } = readFacts(text, 'item.yaml', { dictionary: dictionary() })
  return classify(item, against, { on, engine: engine(), ...(deal === undefined ? {} : { deal }) })
}

/** The trace of one condition (YAML) of an item (YAML), by the specification. */
export const traceOf = (condition: string, item: string): Trace => {
  const read = readFacts(item, 'item.yaml', { dictionary: dictionary() })
  const against = lists({ T: provision('1', 'goods', condition) })
  const book = rulebook(against, TODAY)
  const rule = book.rules[0]
  if (rule === undefined) throw new Error('no rule')
  const trace = evaluateRule(rule, read.item, { book, engine: engine(), ...(read.deal === undefined ? {} : { deal: read.deal }) })
  const last = trace.of?.at(-1)
  if (last === undefined) throw new Error('no condition')
  return last
}
