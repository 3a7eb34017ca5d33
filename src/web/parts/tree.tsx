/** A provision's own tree, with or without an item's values: the picture of why. */
import { createContext, useContext, useId } from 'react'
import type { Trace, Truth } from '../../classify/verdict.ts'
import { useSpeech } from '../language.tsx'
import { provisionHref } from '../router.ts'
import { Tag } from './notice.tsx'
import { Datum } from './page.tsx'
import { quoted } from './say-fact.ts'

/** One node as it is drawn. Without `truth` the tree is the law alone; with it, the law held against an item. */
export interface TreeNode {
  readonly op: string
  readonly truth?: Truth
  /** The condition in the page's words; of a node that joins others, what its joining word needs. */
  readonly text: string
  /** The condition as the list writes it. */
  readonly written?: string
  /** `text` is list data in English, not the page's sentence. */
  readonly data?: boolean
  /** What it is about, in the dictionary's words. */
  readonly subject?: string
  readonly value?: string
  readonly read?: Trace['read']
  readonly short?: string
  readonly judgement?: boolean
  readonly provision?: string
  readonly of?: readonly TreeNode[]
}

/** Trees with more nodes than this start with their deeper branches folded. */
const UNFOLDED = 40
/** Levels that are always unfolded. */
const SHALLOW = 2

/** Joining words the catalogue has; any other node shows its own text. */
const KNOWN = new Set([
  'provision',
  'all',
  'any',
  'none',
  'not',
  'unless',
  'atLeast',
  'every',
  'some',
  'exclude',
  'inherited',
  'ref',
  'relation',
  'mixture',
])

const WrittenContext = createContext(false)

const SHAPES: Readonly<Record<string, { readonly word: string; readonly className: string; readonly drawing: React.ReactNode }>> = {
  '1': {
    word: 'tree.true',
    className: 'truth truth-true',
    drawing: (
      <>
        <circle cx="10" cy="10" r="9" fill="currentColor" stroke="none" />
        <path d="M5.5 10.4l3 3l6-6.6" className="truth-cut" />
      </>
    ),
  },
  '0': {
    word: 'tree.false',
    className: 'truth truth-false',
    drawing: (
      <>
        <rect x="2" y="2" width="16" height="16" rx="3" />
        <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" />
      </>
    ),
  },
  '-1': {
    word: 'tree.unknown',
    className: 'truth truth-unknown',
    drawing: (
      <>
        <path d="M10 1.2L18.8 10L10 18.8L1.2 10z" />
        <path d="M8 8a2 2 0 1 1 2.6 1.9c-.5.2-.6.6-.6 1.1M10 13.6v.1" />
      </>
    ),
  },
}

/** ✔ ✘ ? as shapes: a disc, a square, a diamond, each with its word for those who hear it. */
export const TruthMark = ({ truth }: { readonly truth: Truth }) => {
  const { t } = useSpeech()
  const shape = SHAPES[String(truth)]
  if (shape === undefined) return null
  return (
    <span className={shape.className}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {shape.drawing}
      </svg>
      <span className="hidden-visually">{t(shape.word)}: </span>
    </span>
  )
}

const size = (node: TreeNode): number => 1 + (node.of ?? []).reduce((sum, one) => sum + size(one), 0)

const Condition = ({ node, top }: { readonly node: TreeNode; readonly top: boolean }) => {
  const { t } = useSpeech()
  const written = useContext(WrittenContext)
  const group = (node.of ?? []).length > 0
  return (
    <span className={node.op === 'exclude' ? 'node-what node-note' : 'node-what'}>
      {group ? (
        <span className="node-join">
          {t(KNOWN.has(node.op) ? `tree.op.${node.op}` : 'tree.op.other', { count: node.of?.length ?? 0, text: node.text })}
        </span>
      ) : (
        <>
          {node.subject && <Datum className="node-subject">{node.subject}</Datum>}
          {node.data ? <Datum className="node-phrase">{node.text}</Datum> : <span className="node-phrase">{node.text}</span>}
        </>
      )}
      {node.judgement && <Tag tone="refer">{t('tree.judgement')}</Tag>}
      {node.provision && !top && (
        <a href={provisionHref(node.provision)} className="node-ref">
          <bdi>{node.provision}</bdi>
        </a>
      )}
      {written && node.written !== undefined && (
        <code className="node-written" dir="ltr" lang="en">
          {node.written}
        </code>
      )}
    </span>
  )
}

const Found = ({ node }: { readonly node: TreeNode }) => {
  const { t } = useSpeech()
  if (node.value === undefined && node.short === undefined && node.read === undefined) return null
  return (
    <span className="node-found">
      {node.value !== undefined && (
        <span className="node-value">
          <span className="hidden-visually">{t('tree.value')} </span>
          <Datum>{node.value}</Datum>
        </span>
      )}
      {node.short !== undefined && <Datum className="node-short">{node.short}</Datum>}
      {node.read && (
        <span className="node-read">
          {node.read.line === undefined ? t(`source.${node.read.by}`) : t('source.line', { line: node.read.line })}
          {node.read.text !== undefined && (
            <>
              {' '}
              <q dir="auto">{quoted(node.read.text)}</q>
            </>
          )}
        </span>
      )}
    </span>
  )
}

const Row = ({ node, top }: { readonly node: TreeNode; readonly top: boolean }) => (
  <span className="node-row">
    {node.truth !== undefined && <TruthMark truth={node.truth} />}
    <Condition node={node} top={top} />
    <Found node={node} />
  </span>
)

/** Whether a branch starts unfolded: notes that are settled and change nothing do not; what is undecided does. */
const startsOpen = (node: TreeNode, depth: number, all: boolean, waiting: boolean): boolean => {
  if (node.op === 'exclude' && node.truth === 1) return false
  return all || depth < SHALLOW || (waiting && node.truth === -1)
}

const Node = ({
  node,
  depth,
  all,
  waiting,
}: {
  readonly node: TreeNode
  readonly depth: number
  readonly all: boolean
  readonly waiting: boolean
}) => {
  const below = node.of ?? []
  const open = waiting && node.truth === -1
  const state = node.truth === undefined ? '' : ` node-${node.truth === 1 ? 'true' : node.truth === 0 ? 'false' : 'unknown'}`
  return (
    <li className={`node${state}${open ? ' node-waiting' : ''}`}>
      {below.length === 0 ? (
        <Row node={node} top={depth === 0} />
      ) : (
        <details open={startsOpen(node, depth, all, waiting)}>
          <summary>
            <Row node={node} top={depth === 0} />
          </summary>
          <Branch nodes={below} depth={depth + 1} all={all} waiting={open} />
        </details>
      )}
    </li>
  )
}

/** `waiting`: everything above is undecided, so that what is unknown here matters. */
const Branch = ({
  nodes,
  depth,
  all,
  waiting,
}: {
  readonly nodes: readonly TreeNode[]
  readonly depth: number
  readonly all: boolean
  readonly waiting: boolean
}) => (
  // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away.
  <ul role="list">
    {nodes.map((node, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a tree's branches have no name but their place, and never move.
      <Node key={at} node={node} depth={depth} all={all} waiting={waiting} />
    ))}
  </ul>
)

/** The whole tree. `written` adds each condition as the list writes it; `label` names the tree to those who hear it. */
export const Tree = ({ root, written = false, label }: { readonly root: TreeNode; readonly written?: boolean; readonly label: string }) => {
  const id = useId()
  return (
    <WrittenContext value={written}>
      <figure className="tree" aria-labelledby={id}>
        <figcaption id={id} className="hidden-visually">
          {label}
        </figcaption>
        <Branch nodes={[root]} depth={0} all={size(root) <= UNFOLDED} waiting />
      </figure>
    </WrittenContext>
  )
}
