/** JSON Schemas of the files people write, with the dictionary's words in them, so that editors complete and check as one types. */
import type { Dictionary } from './model.ts'

type Schema = Readonly<Record<string, unknown>>

const text = (description: string): Schema => ({ type: 'string', description })
const texts = (description: string): Schema => ({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }], description })
const object = (properties: Record<string, unknown>, required: readonly string[], description?: string): Schema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
  ...(description === undefined ? {} : { description }),
})
const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }

/** A pattern that matches each of the forms of an atom with this attribute, for completion in editors. */
const atoms = (dictionary: Dictionary): readonly string[] =>
  [...dictionary.attributes.values()].map((one) => {
    const unit = one.unit === undefined ? '' : ` ${one.unit}`
    if (one.type === 'range') return `${one.id} reaches >= 0${unit}`
    if (one.type === 'quantity' || one.type === 'count') return `${one.id} >= 0${unit}`
    if (one.type === 'set') return `${one.id} hasAny []`
    if (one.type === 'enum' || one.type === 'taxon') return `${one.id} in []`
    if (one.type === 'curve') return `${one.id} somewhere <= 0${unit}`
    return one.id
  })

/** File name -> JSON Schema (draft 2020-12): a list, a dictionary file, a file of cases, an item's facts. */
export const schemas = (dictionary: Dictionary): ReadonlyMap<string, Schema> => {
  const kinds = [...dictionary.kinds.keys()]
  const kind = { anyOf: [{ enum: kinds }, { type: 'array', items: { enum: kinds } }] }
  const condition = { $ref: '#/$defs/condition' }
  const defs = {
    condition: {
      anyOf: [
        { type: 'string', description: 'an atom; see docs/list-language.md', examples: ['always', ...atoms(dictionary)] },
        ...['all', 'any', 'none'].map((op) => object({ [op]: { type: 'array', items: condition, minItems: 1 } }, [op])),
        object({ atLeast: { type: ['string', 'integer'] }, of: { type: 'array', items: condition } }, ['atLeast', 'of']),
        object({ not: condition }, ['not']),
        object({ unless: condition, then: condition }, ['unless', 'then']),
        object({ ref: text('a provision') }, ['ref']),
        ...['every', 'some'].map((op) => object({ [op]: text('a part'), is: condition }, [op, 'is'])),
      ],
    },
    note: object(
      {
        exclude: condition,
        include: text('words'),
        clarify: text('words'),
        define: text('words'),
        redirect: text('a provision'),
        text: text('in own words'),
        when: condition,
        cites: text('source'),
      },
      [],
    ),
    version: object(
      {
        from: DAY,
        to: DAY,
        decided: DAY,
        when: condition,
        notes: { type: 'array', items: { $ref: '#/$defs/note' } },
        about: text('why it changed'),
      },
      ['from'],
    ),
  }
  const provision = object(
    {
      id: text('the list’s own number'),
      heading: { type: ['boolean', 'string'] },
      kind,
      title: text('in own words'),
      cites: object(
        { instrument: text('if not the list’s own'), locator: text('paragraph'), verified: text('the text it was checked against') },
        ['locator'],
      ),
      see: { type: 'object', additionalProperties: texts('numbers in other lists') },
      effect: { enum: ['controlled', 'prohibited', 'refer', 'released'] },
      yieldsTo: texts('provisions that take precedence'),
      confidence: { enum: ['verified', 'unverified'] },
      versions: { type: 'array', items: { $ref: '#/$defs/version' } },
      cases: text('where its cases are'),
      about: text('remark'),
    },
    ['id', 'title', 'cites'],
  )
  const head = (title: string): Record<string, unknown> => ({ $schema: 'https://json-schema.org/draft/2020-12/schema', title })
  const facts = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      [...dictionary.attributes.values()].map((one) => [
        one.id,
        { description: `${one.title}. ${one.ask}${one.unit === undefined ? '' : ` [${one.unit}]`}`, ...examples(one.type, one.unit) },
      ]),
    ),
  }
  const item = {
    kind,
    kinds: kind,
    notKinds: kind,
    chemical: { type: 'object', properties: { cas: texts('CAS number'), name: texts('name'), smiles: text('structure') } },
    facts,
    composition: { type: 'object' },
    parts: { type: 'object' },
    ties: { type: 'array' },
    tiesComplete: { type: ['boolean', 'string'] },
    unknowable: texts('asked, and can’t be found out'),
    deal: { type: 'object' },
  }
  return new Map<string, Schema>([
    [
      'list.schema.json',
      {
        ...head('Gatehouse control list'),
        $defs: defs,
        ...object(
          {
            list: text('id'),
            title: text('own words'),
            issuer: text('who issues it'),
            instrument: text('document'),
            about: text('what it is'),
            notes: { type: 'array', items: { $ref: '#/$defs/note' } },
            provisions: { type: 'array', items: provision },
          },
          [],
        ),
      },
    ],
    ['facts.schema.json', { ...head('Gatehouse item'), type: 'object', properties: item }],
    [
      'cases.schema.json',
      {
        ...head('Gatehouse cases'),
        ...object(
          {
            cases: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  provision: text('the provision'),
                  match: { enum: [true, false, 'true', 'false', 'open', 'refer'] },
                  name: text('what it shows'),
                  on: DAY,
                  ...item,
                },
                required: ['provision', 'match', 'name'],
              },
            },
          },
          ['cases'],
        ),
      },
    ],
  ])
}

const examples = (type: string, unit: string | undefined): Schema => {
  const u = unit === undefined ? '' : ` ${unit}`
  if (type === 'range') return { examples: [`0 to 100${u}`, `up to 100${u}`] }
  if (type === 'quantity') return { examples: [`100${u}`, `>= 100${u}`] }
  if (type === 'bool') return { enum: [true, false, 'true', 'false'] }
  return {}
}
