/** `gatehouse lists publish DIR` by two persons with a key each, `--new-key FILE` to make one, and `gatehouse lists verify PACKAGE`. */
import { Command } from 'commander'
import { Fault } from '../fault/fault.ts'
import { LANGUAGES, type Language } from '../messages/say.ts'
import { keysIn, publishList, verifyPackage } from '../office/list/publish-list.ts'
import { openLists } from '../office/lists.ts'
import { newKeyFile } from '../store/key-files.ts'
import { catalogue, language, print, printJson, readInput } from './terminal.ts'

interface PublishOptions {
  readonly editor?: string
  readonly publisher?: string
  readonly editorKey?: string
  readonly publisherKey?: string
  readonly from?: string
  readonly language?: string
  readonly newKey?: string
  readonly name?: string
  readonly json?: boolean
}

/** The `lists publish` command. */
export const publishCommand = (): Command => {
  const say = catalogue()
  return new Command('publish')
    .argument('[dir]', say('cli:publish.dir'))
    .option('--editor <name>', say('cli:publish.editor'))
    .option('--publisher <name>', say('cli:publish.publisher'))
    .option('--editor-key <file>', say('cli:publish.editor-key'))
    .option('--publisher-key <file>', say('cli:publish.publisher-key'))
    .option('--from <date>', say('cli:publish.from'))
    .option('--language <en|ar>', say('cli:publish.language'))
    .option('--new-key <file>', say('cli:publish.new-key'))
    .option('--name <name>', say('cli:publish.name'))
    .option('--json', say('cli:json'))
    .description(say('cli:publish.about'))
    .action(async (folder: string | undefined, options: PublishOptions) => {
      if (options.newKey !== undefined) {
        const { name, kid } = await newKeyFile(options.newKey, needed('--name', options.name))
        if (options.json === true) return printJson({ file: options.newKey, name, kid })
        return print(say('cli:publish.key-made', { file: options.newKey, name, kid }))
      }
      const spoken: Language | undefined = options.language === undefined ? language() : LANGUAGES.find((one) => one === options.language)
      if (spoken === undefined)
        throw new Fault('publish.unknown-language', { language: options.language ?? '' }, { hint: LANGUAGES.join(', ') })
      const {
        payload,
        folder: made,
        files,
      } = await publishList(
        {
          folder: needed('dir', folder),
          editor: needed('--editor', options.editor),
          publisher: needed('--publisher', options.publisher),
          editorKey: needed('--editor-key', options.editorKey),
          publisherKey: needed('--publisher-key', options.publisherKey),
          from: needed('--from', options.from),
          language: spoken,
        },
        openLists(),
      )
      const { list, sha256, from, changes } = payload
      if (options.json === true) return printJson({ list: list.id, from, sha256, folder: made, files, changes })
      print(say('cli:publish.done', { id: list.id, from, folder: made, sha256 }))
      for (const what of ['added', 'changed', 'ended', 'words'] as const)
        if (payload.previous !== undefined && changes[what].length > 0) print(say(`cli:publish.${what}`, { ids: changes[what].join(', ') }))
    })
}

const needed = (field: string, value: string | undefined): string => {
  if (value === undefined || value.trim() === '') throw new Fault('list.missing-field', { field })
  return value
}

/** The `lists verify` command: exit code 0 only where both signatures and the list's hash hold. */
export const verifyCommand = (): Command => {
  const say = catalogue()
  return new Command('verify')
    .argument('<package>', say('cli:publish.package'))
    .requiredOption('--keys <file>', say('cli:publish.keys'))
    .option('--json', say('cli:json'))
    .description(say('cli:publish.verify'))
    .action(async (file: string, options: { keys: string; json?: boolean }) => {
      const { payload, sha256 } = await verifyPackage(readInput(file), keysIn(options.keys), file)
      const { list, from, editor, publisher } = payload
      if (options.json === true)
        return printJson({ list: list.id, from, editor, publisher, sha256: payload.sha256, payload: sha256, previous: payload.previous })
      print(say('cli:publish.holds', { id: list.id, from, editor, publisher, sha256: payload.sha256 }))
    })
}
