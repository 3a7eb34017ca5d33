/** The cases that stand beside the lists: items each provision must match and must not. Fetched when first asked for. */

/** One case; `facts` is the item as its author wrote it. */
export interface Case {
  readonly name: string
  readonly match: 'true' | 'false' | 'open'
  readonly facts: string
}

type CaseFile = Readonly<Record<string, readonly Case[]>>

const NONE: readonly Case[] = []
let file: Promise<CaseFile> | undefined
const answers = new Map<string, Promise<readonly Case[]>>()

const fetchCases = async (): Promise<CaseFile> => {
  const answer = await fetch('./data/cases.json')
  // A host that brings only the lists has no cases; the page then says that there are none.
  return answer.ok && answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as CaseFile) : {}
}

/** The cases of a provision by its full id; the same promise each time, as React's `use` needs it. */
export const casesOf = (full: string): Promise<readonly Case[]> => {
  const known = answers.get(full)
  if (known) return known
  file ??= fetchCases()
  const answer = file.then((cases) => cases[full] ?? NONE)
  answers.set(full, answer)
  return answer
}
