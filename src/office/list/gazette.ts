/** The list as a document for the State's gazette (DOCX): headings in the chosen language, the list's own texts as they are. */
import { sayExpression } from '../../classify/say-expression.ts'
import type { Expr } from '../../list/expression.ts'
import type { ControlList, Note, Provision, Version } from '../../list/model.ts'
import type { Changes } from '../../list/publication.ts'
import { versionOn } from '../../list/versions.ts'
import { type Language, type Say, say as sayIn } from '../../messages/say.ts'

/** What stands around the list. */
export interface GazetteAround {
  readonly editor: string
  readonly publisher: string
  readonly changes: Changes
  readonly language: Language
}

interface Line {
  readonly text: string
  readonly indent: number
}

/** A condition as lines: a joining word, and below it what it joins. */
const lines = (expr: Expr, say: Say, indent = 0): readonly Line[] => {
  const head = (text: string): Line => ({ text, indent })
  switch (expr.op) {
    case 'all':
    case 'any':
    case 'none':
      return [head(say(`cli:publish.${expr.op}`)), ...expr.of.flatMap((part) => lines(part, say, indent + 1))]
    case 'atLeast':
      return [head(say('cli:publish.at-least', { n: expr.n })), ...expr.of.flatMap((part) => lines(part, say, indent + 1))]
    case 'not':
      return [head(say('cli:publish.none')), ...lines(expr.of, say, indent + 1)]
    case 'every':
    case 'some':
      return [head(say(`cli:publish.${expr.op}`, { part: expr.part })), ...lines(expr.of, say, indent + 1)]
    case 'unless':
      return [...lines(expr.then, say, indent), head(say('cli:publish.unless')), ...lines(expr.unless, say, indent + 1)]
    case 'true':
      return []
    default:
      return [head(sayExpression(expr))]
  }
}

const noteLines = (note: Note, say: Say): readonly Line[] =>
  note.effect === 'exclude'
    ? [{ text: say('cli:publish.excluded', { text: note.text }), indent: 0 }, ...(note.when === undefined ? [] : lines(note.when, say, 1))]
    : [
        {
          text: say('cli:publish.note', { text: note.effect === 'redirect' ? `${note.text} ${note.to ?? ''}`.trim() : note.text }),
          indent: 0,
        },
      ]

/** The bytes of the document: what is in force on the day, with the changes since the last publication. */
export const gazette = async (list: ControlList, from: string, around: GazetteAround): Promise<Uint8Array> => {
  // The package is large and only publishing needs it.
  const docx = await import('docx')
  const say = sayIn(around.language)
  const rtl = around.language === 'ar'
  const paragraph = (
    text: string,
    options: {
      readonly heading?: (typeof docx.HeadingLevel)[keyof typeof docx.HeadingLevel]
      readonly indent?: number
      readonly bold?: boolean
    } = {},
  ): InstanceType<typeof docx.Paragraph> =>
    new docx.Paragraph({
      bidirectional: rtl,
      ...(options.heading === undefined ? {} : { heading: options.heading }),
      ...(options.indent === undefined || options.indent === 0 ? {} : { indent: { start: options.indent * 360 } }),
      children: [
        new docx.TextRun({ text, rightToLeft: rtl && /[\u0600-\u06ff]/.test(text), ...(options.bold === true ? { bold: true } : {}) }),
      ],
    })
  const cell = (children: readonly InstanceType<typeof docx.Paragraph>[], width: number): InstanceType<typeof docx.TableCell> =>
    new docx.TableCell({
      children: children.length === 0 ? [paragraph('')] : [...children],
      width: { size: width, type: docx.WidthType.PERCENTAGE },
    })
  const body = (provision: Provision, version: Version | undefined): readonly InstanceType<typeof docx.Paragraph>[] => [
    paragraph(provision.title, { bold: provision.heading }),
    ...(version === undefined ? [] : lines(version.when, say)).map((line) => paragraph(line.text, { indent: line.indent })),
    ...(version?.notes ?? []).flatMap((note) => noteLines(note, say)).map((line) => paragraph(line.text, { indent: line.indent })),
  ]
  const shown = list.provisions.filter((one) => (one.versions.length === 0 ? one.heading : versionOn(one, from) !== undefined))
  const header = new docx.TableRow({
    tableHeader: true,
    children: [
      cell([paragraph(say('cli:publish.number'), { bold: true })], 15),
      cell([paragraph(say('cli:publish.text'), { bold: true })], 65),
      cell([paragraph(say('cli:publish.cites'), { bold: true })], 20),
    ],
  })
  const table = new docx.Table({
    visuallyRightToLeft: rtl,
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: [
      header,
      ...shown.map(
        (one) =>
          new docx.TableRow({
            cantSplit: false,
            children: [
              cell([paragraph(one.id)], 15),
              cell(body(one, versionOn(one, from)), 65),
              cell([paragraph(`${one.cites.instrument} ${one.cites.locator}`)], 20),
            ],
          }),
      ),
    ],
  })
  const changed = (['added', 'changed', 'ended', 'words'] as const).filter((what) => around.changes[what].length > 0)
  const document = new docx.Document({
    title: list.title,
    creator: around.publisher,
    description: `${list.id} ${from}`,
    sections: [
      {
        children: [
          paragraph(list.title, { heading: docx.HeadingLevel.TITLE }),
          paragraph(`${list.issuer} — ${list.instrument}`),
          paragraph(say('cli:publish.in-force', { from })),
          paragraph(say('cli:publish.by', { editor: around.editor, publisher: around.publisher })),
          ...(list.about === '' ? [] : [paragraph(list.about)]),
          paragraph(say('cli:publish.provisions'), { heading: docx.HeadingLevel.HEADING_1 }),
          ...list.notes.flatMap((note) => noteLines(note, say)).map((line) => paragraph(line.text, { indent: line.indent })),
          table,
          ...(changed.length === 0 ? [] : [paragraph(say('cli:publish.changes'), { heading: docx.HeadingLevel.HEADING_1 })]),
          ...changed.map((what) =>
            paragraph(
              say(`cli:publish.${what}`, { ids: around.changes[what].map((full) => full.slice(full.indexOf(':') + 1)).join(', ') }),
            ),
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(document))
}
