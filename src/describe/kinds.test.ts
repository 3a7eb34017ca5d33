import { describe, expect, test } from 'vitest'
import { read } from './test-support.ts'

describe('a kind is sure when its name heads the sheet', () => {
  test.for([
    ['Static frequency converter SFC-200', 'frequency-changer'],
    ['VFD 7.5 kW for pumps', 'motor-drive'],
    ['CNC 5-axis machining center', 'machining-centre'],
    ['Swiss-type lathe ST-20', 'bar-lathe'],
    ['Hot isostatic press HIP-30', 'isostatic-press'],
    ['Die-sinking EDM machine', 'non-wire-edm'],
    ['Helium leak detector', 'residual-gas-analyser'],
    ['Bellows-sealed valve for mass spectrometer inlet', 'valve'],
    ['Laser power supply LPS-20', 'power-supply'],
    ['Software for coordinate measuring machine', 'software'],
    ['Bridge-type CMM 765', 'coordinate-measuring-machine'],
    ['Product: turbomolecular pump TP 2000', 'turbomolecular-pump'],
    ['Data sheet\nDescription of goods: 7075-T6 aluminium tube', 'aluminium-alloy'],
    ['Maraging steel ring, 200 mm', 'maraging-steel'],
    ['Triggered spark gap', 'triggered-spark-gap'],
    ['Carbon fibre tow T700 12K', 'fibrous-material'],
    ['Coffee machine', 'kitchen-appliance'],
    ['Cotton T-shirts', 'clothing'],
    ['Office chair model Linnea', 'furniture'],
  ] as const)('%s: %s', ([text, kind]) => expect(read(text).kind).toBe(kind))
})

describe('else it is a question', () => {
  test.for([
    'Something new',
    'Spare parts kit for turbomolecular pump TP 2000',
    'Frequency changer or milling machine',
    'Chair lathe',
    'Car seat with laser',
    'This is an office chair. It is a frequency changer.',
    'Ring',
    'Sheet',
    '12345',
    '',
  ])('%j', (text) => {
    const found = read(text)
    expect(found.kind).toBeUndefined()
    expect(found.item.kinds).toEqual([])
    expect(found.questions[0]?.about).toBe('kind')
    expect(found.questions[0]?.choices.at(-1)?.says?.key).toBe('describe:choice.none')
  })
})

describe('nothing is taken for everyday goods that anything speaks against', () => {
  test.for([
    ['another kind in the first text', 'Office chair\n\nA frequency changer in the shape of a chair.'],
    ['labels of another kind', 'Office chair\nOutput frequency: 800 Hz\nOutput phases: 3\nFrequency stability: 0.1 %\nOutput power: 4 kVA'],
    ['an HS code of another kind', 'Office chair\nHS code: 8459.61'],
    ['a further item on a packing list', 'Office furniture\nItem 1: Desk\nItem 2: Chair\nItem 3: Turbomolecular pump 400 mm'],
    ['another kind as a label', 'Headphones\nDetonators: exploding bridge wire, 10 pcs'],
    ['another kind that says what it does', 'Microwave oven\nVacuum induction furnace: 1600 °C, 10 kW, coil 300 mm'],
    ['a material of its own', 'Thermometer for fever\nBoron-10 enriched to 90 %'],
  ] as const)('%s', ([, text]) => expect(read(text).kind).toBeUndefined())

  test.for([
    ['Wheelchair\nFrame: titanium tube', 'medical-consumable'],
    ['Golf club\nShaft: carbon fibre; head: maraging steel', 'sports-equipment'],
    ['Office chair\nSeat height: 45 cm\nNote: not for use beside a turbomolecular pump', 'furniture'],
    ['Office chair\nSuited: to those who work for hours at an isostatic press', 'furniture'],
    ['Cordless drill\nMotor: brushless\nCharger: 18 V', 'power-tool'],
  ] as const)('what it is made of, made for or is not speaks against nothing: %s', ([text, kind]) => expect(read(text).kind).toBe(kind))

  test('a declared HS code counts like one in the text', () => {
    expect(read('Office chair', { hs: '845961' }).kind).toBeUndefined()
    expect(read('Office chair', { hs: '9401.30' }).kind).toBe('furniture')
  })
})

test('a kind that a person settled is taken, and its attributes are read', () => {
  const found = read('Something\nOutput frequency: 800 Hz', { kinds: ['frequency-changer'] })
  expect(found.kind).toBe('frequency-changer')
  expect(Object.keys(found.facts)).toEqual(['output.frequency'])
  expect(found.questions).toEqual([])
})

test('a narrower kind the text denies is ruled out', () => {
  expect(read('Vacuum pump VP 1\n\nThis is a pump for coating plants, not a diffusion pump.').item.notKinds).toContain('diffusion-pump')
})
