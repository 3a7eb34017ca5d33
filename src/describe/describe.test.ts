import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { say } from '../messages/say.ts'
import { formatRational } from '../quantity/rational.ts'
import { describe as describeSheet } from './describe.ts'
import { valueLabel } from './settle.ts'
import { dictionary, example, read } from './test-support.ts'
import { readThesaurus } from './thesaurus.ts'

interface Golden {
  readonly file: string
  readonly kind: string
  readonly facts: Readonly<
    Record<string, { readonly value: string; readonly status: string; readonly words: string; readonly line: number }>
  >
  readonly questions?: readonly string[]
}

const golden = (
  parse(readFileSync(fileURLToPath(new URL('../../examples/expected.yaml', import.meta.url)), 'utf8')) as { examples: Golden[] }
).examples

/** `attribute = value` of every fact. */
const facts = (text: string, options: Parameters<typeof read>[1] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(read(text, options).facts).map(([id, fact]) => [id, valueLabel(dictionary.attributes.get(id) as never, fact.value)]),
  )

const questions = (text: string): Record<string, string> =>
  Object.fromEntries(read(text).questions.map((one) => [one.about, one.says.key.replace('describe:unsure.', '')]))

describe('the sheets of examples/', () => {
  test.for(golden)('$file: kind, and facts with the words they were read from', ({ file, kind, facts: wanted, questions: asked }) => {
    const sheet = example(file)
    const found = read(sheet)
    expect(found.kind).toBe(kind)
    expect(found.kinds[0]?.why.length).toBeGreaterThan(0)
    const said = Object.fromEntries(
      Object.entries(found.facts).map(([id, fact]) => [
        id,
        {
          value: valueLabel(dictionary.attributes.get(id) as never, fact.value),
          status: fact.status,
          words: fact.source?.text?.replace(/\s+/g, ' '),
          line: fact.source?.line,
        },
      ]),
    )
    expect(said).toEqual(wanted)
    expect(found.questions.map((one) => one.about)).toEqual(asked ?? [])
    expect(found.item.facts).toBe(found.facts)
  })
})

const DRIVE = 'Static frequency converter SFC 20\n'
const VALVE = 'Globe valve GV 20\n'
const LASER = 'Nd:YAG laser L 20\n'
const PUMP = 'Oil diffusion pump DP 20\n'
const SENSOR = 'Pressure transducer PT 20\n'
const SUPPLY = 'DC power supply PS 20\n'
const MILL = 'Milling machine MM 20\n'

describe('what a line says', () => {
  test.for([
    // layouts
    [DRIVE, 'Output frequency: 0-800 Hz', 'output.frequency', '0 Hz … 800 Hz'],
    [DRIVE, 'Output frequency .......... 0 ... 800 Hz', 'output.frequency', '0 Hz … 800 Hz'],
    [DRIVE, 'Output frequency . . . . 0 to 800 Hz', 'output.frequency', '0 Hz … 800 Hz'],
    [DRIVE, 'Output frequency\t0 – 800 Hz', 'output.frequency', '0 Hz … 800 Hz'],
    [DRIVE, 'Output frequency | 0…800 Hz', 'output.frequency', '0 Hz … 800 Hz'],
    [DRIVE, 'Output frequency      800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency = 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency - 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, '- Output frequency: 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, '• Output frequency: 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency [Hz]: 800', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency, Hz: 800', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency (kHz)   0.8', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output frequency:\n800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Output: 800 Hz, 3 phases', 'output.frequency', '800 Hz'],
    [DRIVE, 'OUTPUT\nVoltage   200 V\nFrequency   800 Hz', 'output.frequency', '800 Hz'],
    // labels
    [DRIVE, 'Output freq.: 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Ouput frequency: 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Frequency of the output: 800 Hz', 'output.frequency', '800 Hz'],
    [DRIVE, 'Max. output frequency: 800 Hz', 'output.frequency', '≤ 800 Hz … 800 Hz'],
    [DRIVE, 'Number of phases: 3', 'output.phases', '3'],
    [DRIVE, 'Three-phase output.', 'output.phases', '3'],
    [DRIVE, 'Stability of the frequency: 0.1 %', 'output.frequencyControl', '0.1 %'],
    // senses
    [DRIVE, 'Frequency stability: better than 0.1 %', 'output.frequencyControl', '< 0.1 % … ?'],
    [DRIVE, 'Frequency stability: ±0.1 %', 'output.frequencyControl', '0.1 %'],
    [DRIVE, 'Frequency stability: ≤ 0.1 %', 'output.frequencyControl', '≤ 0.1 % … ?'],
    [DRIVE, 'Frequency stability: max. 0.1 %', 'output.frequencyControl', '≤ 0.1 % … ?'],
    [DRIVE, 'Output frequency: up to 800 Hz', 'output.frequency', '≤ 800 Hz … 800 Hz'],
    [DRIVE, 'Output frequency: at least 600 Hz', 'output.frequency', '? … ≥ 600 Hz'],
    [DRIVE, 'Output frequency: 400 Hz ± 1 %', 'output.frequency', '396 Hz … 404 Hz'],
    [DRIVE, 'Min. output frequency: 10 Hz\nMax. output frequency: 800 Hz', 'output.frequency', '10 Hz … 800 Hz'],
    [DRIVE, 'Output frequency: 400,5 Hz', 'output.frequency', '400.5 Hz'],
    [DRIVE, 'Accuracy 0,1 %\nOutput frequency: 1.200 Hz', 'output.frequency', '1200 Hz'],
    [DRIVE, 'Accuracy 0.1 %\nOutput frequency: 1,200 Hz', 'output.frequency', '1200 Hz'],
    [DRIVE, 'It gives an output power of 4 kVA at output frequencies from 10 to 800 Hz.', 'output.frequency', '10 Hz … 800 Hz'],
    [DRIVE, 'It gives an output power of 4 kVA at output frequencies from 10 to 800 Hz.', 'output.power', '4 kVA'],
    [DRIVE, 'A frequency stability of 0.05 % is reached.', 'output.frequencyControl', '0.05 %'],
    [DRIVE, 'The 0.05 % frequency stability is guaranteed.', 'output.frequencyControl', '0.05 %'],
    // yes and no
    [VALVE, 'Bellows seal: yes', 'seal.bellows', '✔'],
    [VALVE, 'Bellows seal: no', 'seal.bellows', '✘'],
    [VALVE, 'Bellows seal | none', 'seal.bellows', '✘'],
    [VALVE, 'Bellows seal   –', 'seal.bellows', '✘'],
    [VALVE, 'The stem is bellows-sealed.', 'seal.bellows', '✔'],
    [VALVE, 'The stem is not bellows-sealed.', 'seal.bellows', '✘'],
    [VALVE, 'Supplied without bellows seal.', 'seal.bellows', '✘'],
    [VALVE, 'Stem sealing: bellows seal, welded', 'seal.bellows', '✔'],
    [LASER, 'No Q-switch.', 'laser.qSwitched', '✘'],
    [LASER, 'Q-switch: acousto-optic, included', 'laser.qSwitched', '✔'],
    // materials
    [VALVE, 'Wetted parts: 316L, PTFE', 'wetted.materials', 'ptfe, stainless-steel-300'],
    [VALVE, 'Wetted parts: 316L, PTFE, proprietary coating', 'wetted.materials', 'ptfe, stainless-steel-300 …'],
    [VALVE, '316L stainless steel body, PTFE seals', 'wetted.materials', 'ptfe, stainless-steel-300 …'],
    [VALVE, 'All surfaces in contact with the gas are made of nickel.', 'wetted.materials', 'nickel'],
    [VALVE, 'Body: Monel 400', 'wetted.materials', 'monel-400 …'],
    [SENSOR, 'Sensing element: Inconel 600', 'sensing.materials', 'inconel-600'],
    // sizes and ratios
    [VALVE, 'Nominal size: DN 25', 'valve.nominalSize', '25 mm'],
    [VALVE, 'Nominal size: 1 1/2"', 'valve.nominalSize', '38.1 mm'],
    [MILL, 'Travel X / Y / Z: 500 / 450 / 400 mm', 'travel.x', '500 mm'],
    [MILL, 'Positioning accuracy (ISO 230-2): 0.006 mm', 'positioning.accuracy', '6 µm'],
    [MILL, '5 simultaneously controlled axes', 'contouring.axes', '5'],
    [MILL, 'Rotary axes: none', 'contouring.rotaryAxes', '0'],
    [MILL, 'Travel X/Y/Z: 800 x 500 x 450 mm', 'travel.x', '800 mm'],
    [VALVE, 'Nominal size: 25 mm (1")', 'valve.nominalSize', '25 mm'],
    [LASER, 'Repetition rate: single shot to 10 kHz', 'laser.repetitionRate', '≤ 10000 Hz … 10000 Hz'],
    [LASER, 'Q-switch: electro-optic', 'laser.qSwitched', '✔'],
    [PUMP, 'Ultimate pressure: < 5 x 10-8 mbar', 'pump.ultimatePressure', '< 5e-6 Pa'],
    [PUMP, 'Pumping speed (N2): 18 000 l/s', 'pump.speed', '18000 L/s'],
    [SUPPLY, 'Continuous operation: > 8 h', 'output.continuousTime', '> 8 h'],
    [SENSOR, 'Full scale: 100 torr', 'fullScale', '≈13.3322 kPa'],
    [
      SENSOR,
      'Parameter | Min | Typ | Max | Unit\nFull scale | | | 25 | kPa\nAccuracy | | 0.2 | 0.5 | %FS',
      'fullScale',
      '≤ 25 kPa … 25 kPa',
    ],
    [
      SENSOR,
      'Parameter | Min | Typ | Max | Unit\nFull scale | | | 25 | kPa\nAccuracy | | 0.2 | 0.5 | %FS',
      'accuracy.fullScale',
      '≤ 0.5 %',
    ],
  ] as const)('%s%s → %s = %s', ([title, line, attribute, value]) => expect(facts(title + line)[attribute]).toBe(value))
})

describe('what is not sure is a question, not a fact', () => {
  test.for([
    [DRIVE, 'Output frequency: 1,200 Hz', 'output.frequency', 'number'],
    [MILL, 'Simultaneously controlled axes: 3 (optional 4th and 5th axis)', 'contouring.axes', 'option'],
    [MILL, 'Positioning accuracy: 0.010 mm (standard), 0.004 mm with glass scales (option)', 'positioning.accuracy', 'option'],
    [LASER, 'Output power: 1 MW peak, 10 W average', 'laser.averagePower', 'several'],
    [SENSOR, 'Accuracy: 0.2 % of reading', 'accuracy.fullScale', 'unit'],
    [SENSOR, 'Full scale: 10, 100, 1000 Torr', 'fullScale', 'odd'],
    [DRIVE, 'This frequency converter: 30 kVA, 0-2000 Hz.', 'output.frequency', 'label'],
    [PUMP, '                 Small      Large\nPumping speed    1900 l/s   1950 l/s', 'pump.speed', 'several'],
    [DRIVE, 'Output frequency: 50/400 Hz', 'output.frequency', 'several'],
    [DRIVE, 'Frequency stability: typ. 0.1 %', 'output.frequencyControl', 'typical'],
    [DRIVE, 'Output frequency: approx. 800 Hz', 'output.frequency', 'approximate'],
    [DRIVE, 'Output frequency: 400 Hz\nOutput frequency: 800 Hz', 'output.frequency', 'differs'],
    [DRIVE, 'Output frequency: 400 Hz (optional 800 Hz)', 'output.frequency', 'option'],
    [DRIVE, 'Output frequency: 400 Hz\nWith a software key the output frequency is 800 Hz.', 'output.frequency', 'option'],
    [DRIVE, 'Output frequency: 800 W', 'output.frequency', 'unit'],
    [DRIVE, 'Output frequency: 800 - 10 Hz', 'output.frequency', 'odd'],
    [VALVE, 'Bellows seal: yes\nThe stem is not bellows-sealed.', 'seal.bellows', 'differs'],
    [VALVE, 'It may be fitted where a bellows seal might be wanted.', 'seal.bellows', 'hedge'],
    [SUPPLY, 'Output voltage: ±100 V', 'output.voltage', 'symmetric'],
    [SUPPLY, 'Stability: 0.05 %', 'output.voltageStability', 'label'],
    [VALVE, 'Wetted parts: 316L\nBody: brass', 'wetted.materials', 'differs'],
  ] as const)('%s%s → %s? %s', ([title, line, attribute, why]) => {
    expect(facts(title + line)[attribute]).toBeUndefined()
    expect(questions(title + line)[attribute]).toBe(why)
  })

  test('an ambiguous number offers both readings, each as a fact ready to use', () => {
    const question = read(`${DRIVE}Output frequency: 1,200 Hz`).questions.find((one) => one.about === 'output.frequency')
    expect(question?.choices.map((one) => one.label)).toEqual(['1200 Hz', '1.2 Hz', ''])
    expect(question?.choices[0]?.gives.facts?.['output.frequency']?.source?.text).toBe('Output frequency: 1,200 Hz')
    expect(question?.choices[2]?.gives).toEqual({})
  })

  test('an option alone is a fact with that status', () => {
    expect(read(`${VALVE}Bellows seal: optional`).facts['seal.bellows']?.status).toBe('option')
    expect(read(`${DRIVE}The output frequency can be upgraded to 800 Hz.`).facts['output.frequency']?.status).toBe('unlocked')
    expect(read(`${DRIVE}Output frequency: up to 800 Hz`).facts['output.frequency']?.status).toBe('capability')
    expect(read(`${DRIVE}Rated output power: 4 kVA`).facts['output.power']?.status).toBe('rated')
  })
})

describe('what is of something else is left alone', () => {
  test.for([
    [DRIVE, 'Input frequency: 50 Hz', 'output.frequency'],
    [DRIVE, 'Mains: 400 V, 50 Hz', 'output.frequency'],
    [DRIVE, 'Switching frequency: 8 kHz', 'output.frequency'],
    [DRIVE, 'INPUT\nFrequency   50 Hz', 'output.frequency'],
    [DRIVE, 'Power consumption: 5 kVA', 'output.power'],
    [DRIVE, 'Input: 400 V, 50 Hz, 3-phase', 'output.phases'],
    [VALVE, 'Replaces bellows valve type 4.', 'valve.nominalSize'],
    [SENSOR, 'Supply voltage: 24 V', 'fullScale'],
    [PUMP, 'Leak rate: 1e-9 mbar l/s', 'pump.ultimatePressure'],
    [PUMP, 'Heater power: 12 kW', 'power.output'],
    [MILL, 'Spindle speed: 20 - 18000 rpm', 'contouring.axes'],
    [DRIVE, 'The plant in Example Town has 800 Hz of experience and 3 halls.', 'output.frequency'],
  ] as const)('%s%s says nothing of %s', ([title, line, attribute]) => {
    expect(facts(title + line)[attribute]).toBeUndefined()
    expect(questions(title + line)[attribute]).toBeUndefined()
  })

  test('judgements are never read', () => {
    const judged = [...dictionary.attributes.values()].filter((attribute) => attribute.judgement !== undefined)
    const text = judged.map((attribute) => `${attribute.title}: yes. ${attribute.words.join('. ')}.`).join('\n')
    for (const kind of ['robot', 'superconducting-solenoid', 'software', 'valve']) {
      const found = read(text, { kinds: [kind] })
      expect(
        judged.filter((attribute) => attribute.id in found.facts || found.questions.some((one) => one.about === attribute.id)),
      ).toEqual([])
    }
  })

  test('numbers that no attribute asks for are told', () => {
    expect(read(`${DRIVE}Spindle taper: 40 mm`).ignored).toEqual([{ text: 'Spindle taper: 40 mm', line: 2, column: 1, why: 'not-asked' }])
  })
})

describe('an error that grows with the length', () => {
  const CMM = 'Coordinate measuring machine CMM 7\nMeasuring range: 700 x 600 x 500 mm\n'
  const curve = (text: string): string | undefined => {
    const value = read(text).facts['mpe.volumetric']?.value
    return value?.type === 'curve' ? value.points.map((one) => `${formatRational(one.x)} ${formatRational(one.y)}`).join(', ') : undefined
  }
  test.for([
    ['Maximum permissible error MPEE: 1.5 + L/350 µm', '0 1.5e-6, 0.7 3.5e-6'],
    ['MPE E0: (1,5 + L/350) µm', '0 1.5e-6, 0.7 3.5e-6'],
    ['E0,MPE: 1.5 + 2 L/700 µm', '0 1.5e-6, 0.7 3.5e-6'],
    ['E0,MPE: 1.5 µm + 4 µm/m', '0 1.5e-6, 0.7 4.3e-6'],
  ] as const)('%s', ([line, said]) => expect(curve(CMM + line)).toBe(said))

  test('without a measuring range it holds nowhere that is known', () => {
    const found = read('Coordinate measuring machine CMM 7\nMPE E0: 1.5 + L/350 µm')
    expect(found.facts['mpe.volumetric']).toBeUndefined()
    expect(found.questions.map((one) => one.about)).toContain('mpe.volumetric')
  })
})

describe('another language is another thesaurus', () => {
  const german = readThesaurus(
    `language: de
entries:
  - { term: frequency changer, also: [Frequenzumrichter, Umrichter] }
  - { term: output frequency, also: [Ausgangsfrequenz] }
  - { term: frequency stability, also: [Frequenzkonstanz] }
  - { term: output phases, also: [Ausgangsphasen] }
  - { role: stop, words: [der, die, das, und] }
  - { role: up-to, words: [bis, bis zu] }
  - { role: better-than, words: [besser als] }
  - { role: less, words: [stability, accuracy, error, deviation, tolerance] }
  - { role: contrast, words: [Eingang, Netz] }
  - { role: purpose, words: [für, mit] }`,
    'thesaurus.de.yaml',
  )
  test('its words are read by the same rules', () => {
    const found = describeSheet(
      'Frequenzumrichter FU 20 für Spindeln\nAusgangsfrequenz: bis 800 Hz\nFrequenzkonstanz: besser als 0,1 %\nAusgangsphasen: 3\nNetz: 400 V, 50 Hz',
      dictionary,
      { thesaurus: german },
    )
    expect(found.kind).toBe('frequency-changer')
    expect(
      Object.entries(found.facts).map(([id, fact]) => `${id} ${valueLabel(dictionary.attributes.get(id) as never, fact.value)}`),
    ).toEqual(['output.frequency ≤ 800 Hz … 800 Hz', 'output.frequencyControl < 0.1 % … ?', 'output.phases 3'])
  })
})

describe('what stands over the goods', () => {
  test.for([
    'Technical data sheet\nTurbomolecular pump TP 1',
    'Example Vacuum Works GmbH\nDATA SHEET Rev. 4, 05/2024\n\nTurbomolecular pump TP 1',
    'Example\nTurbomolecular pump TP 1',
  ])('%j', (text) => expect(read(text).kind).toBe('turbomolecular-pump'))
})

describe('models of one table', () => {
  const TABLE = `${DRIVE}\nModel        A-1      A-2\nOutput power   2 kVA    4 kVA\nOutput frequency  400 Hz  800 Hz\nPhases   3   3\n`
  test('what is alike is a fact, what differs is asked by model', () => {
    const found = read(TABLE)
    expect(Object.keys(found.facts)).toEqual(['output.phases'])
    const question = found.questions.find((one) => one.about === 'model')
    expect(question?.choices.map((one) => one.label)).toEqual(['A-1', 'A-2'])
    expect(Object.keys(question?.choices[1]?.gives.facts ?? {})).toEqual(['output.frequency', 'output.phases', 'output.power'])
  })
  test('a chosen model gives its own column', () => {
    expect(facts(TABLE, { model: 'A-2' })).toMatchObject({ 'output.power': '4 kVA', 'output.frequency': '800 Hz', 'output.phases': '3' })
    expect(read(TABLE, { model: 'A-2' }).questions).toEqual([])
    expect(read(TABLE, { model: 'A-2' }).ignored.some((one) => one.why === 'other-model')).toBe(true)
  })
  test('a model the sheet does not have leaves the question', () =>
    expect(read(TABLE, { model: 'B-9' }).questions.map((one) => one.about)).toEqual(['model']))
  test('models in rows', () => {
    const rows =
      'Model | Output power | Output frequency\nA-1 | 2 kVA | 400 Hz\nA-2 | 4 kVA | 800 Hz\n\nStatic frequency converter, three phases'
    expect(facts(rows, { model: 'A-2' })).toMatchObject({ 'output.power': '4 kVA', 'output.frequency': '800 Hz' })
  })
})

describe('substances', () => {
  test.for([
    ['Substance: thiodiglycol', 'thiodiglycol'],
    ['Thiodiglycol, technical grade', 'thiodiglycol'],
    ['Product name: X\nCAS 111-48-8', 'thiodiglycol'],
    ['Product name: X\nCAS No.: 111–48–8', 'thiodiglycol'],
  ] as const)('%s', ([text, chemical]) => expect(read(text).facts.chemical?.value).toMatchObject({ type: 'structure', chemical }))

  test('a CAS number whose check digit is wrong is told, and is no fact', () => {
    const found = read('Chemical X\nCAS No.: 111-48-7')
    expect(found.facts.chemical).toBeUndefined()
    expect(found.ignored.map((one) => one.why)).toContain('broken-cas')
  })

  test('a name and a number that point to different chemicals are a question', () => {
    const found = read('Substance: thiodiglycol\nCAS No.: 75-44-5')
    expect(found.facts.chemical).toBeUndefined()
    expect(found.questions.map((one) => one.about)).toContain('chemical')
  })

  test('16 GB of memory is no nerve agent', () => {
    const found = read('Laptop computer\nMemory: 16 GB\nHD 512')
    expect(found.facts.chemical).toBeUndefined()
    expect(found.kind).toBe('consumer-electronics')
  })

  test('what goods are used with is not what they are', () => {
    expect(read('Globe valve for phosgene').kind).toBe('globe-valve')
    expect(read('Globe valve for phosgene').facts.chemical).toBeUndefined()
  })

  test.for([
    ['Nickel powder NP 1\nNi 99.8 %, Fe < 0.01 %', 'nickel 99.8 wt %, iron < 0.01 wt %'],
    ['Tungsten ring\nW 95 %, Ni 3.5 %, Fe 1.5 %', 'tungsten 95 wt %, nickel 3.5 wt %, iron 1.5 wt %'],
    ['Nickel powder NP 1\nComposition: 99.8 wt % nickel', 'nickel 99.8 wt %'],
  ] as const)('an alloy by symbols: %s', ([text, said]) => expect(facts(text).composition).toBe(said))

  test('a composition is complete only where its exact shares make up the whole', () => {
    const complete = (text: string): boolean | undefined => {
      const value = read(text).facts.composition?.value
      return value?.type === 'composition' ? value.complete : undefined
    }
    expect(complete('Tungsten ring\nW 95 %, Ni 3.5 %, Fe 1.5 %')).toBe(true)
    expect(complete('Tungsten ring\nW 95 %, Ni 3.5 %')).toBe(false)
    expect(complete('Tungsten ring\nW 95 %, Ni 3.5 %, Fe < 1.5 %')).toBe(false)
  })

  test('a lined valve is not made of what its body is', () => {
    expect(facts('Globe valve GV 1\nBody: carbon steel, lined with nickel')['wetted.materials']).toBeUndefined()
  })
})

describe('every question can be said in every language', () => {
  test.for(['en', 'ar'] as const)('%s', (language) => {
    const texts = [`${DRIVE}Output frequency: 1,200 Hz`, 'Something', `${SUPPLY}Stability: 0.05 %`, example('bellows-valve.txt')]
    for (const text of texts) {
      for (const question of read(text).questions) {
        const said = say(language)(question.says.key, question.says.params)
        expect(said).not.toBe(question.says.key)
        expect(said).not.toContain('{{')
        for (const choice of question.choices)
          expect(choice.label === '' ? say(language)(choice.says?.key ?? '') : choice.label).not.toBe('')
      }
    }
  })
})
