/** The gate in its states: the picture of an answer. Shape, not colour, tells them apart; the word stands beside it. */

/** Closed (controlled, licence required), barred (prohibited), ajar (still open), kept (a person decides), open (clear). */
export type GateState = 'closed' | 'barred' | 'ajar' | 'kept' | 'open'

const ARCH = 'M14 86V46a34 34 0 0 1 68 0v40'

const INSIDE: Readonly<Record<GateState, React.ReactNode>> = {
  closed: <path d="M31 26v58M48 20v64M65 26v58M20 42h56M20 62h56" strokeWidth="5" />,
  barred: (
    <>
      <path d="M31 26v58M48 20v64M65 26v58" strokeWidth="5" />
      <path d="M4 40l88 34M92 40L4 74" strokeWidth="8" />
    </>
  ),
  ajar: (
    <>
      <path d="M31 24v24M48 18v30M65 24v24M19 36h58" strokeWidth="5" />
      <path d="M41 66a7 7 0 1 1 10 6.4c-2 1-3 2-3 4" strokeWidth="5" />
      <path d="M48 84v.1" strokeWidth="6" />
    </>
  ),
  kept: (
    <>
      <circle cx="48" cy="45" r="9" strokeWidth="5" />
      <path d="M30 84V78a18 18 0 0 1 36 0v6" strokeWidth="5" />
    </>
  ),
  open: (
    <>
      <path d="M40 86l5-26M56 86l-5-26" strokeWidth="4" />
      <path d="M36 42l9 9l17-19" strokeWidth="6" />
    </>
  ),
}

/** Draws the gate; decoration only. */
export const Gate = ({ state, size = 88 }: { readonly state: GateState; readonly size?: number }) => (
  <svg
    className="gate"
    width={size}
    height={size}
    viewBox="0 0 96 96"
    fill="none"
    stroke="currentColor"
    strokeWidth="7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={ARCH} />
    <path d="M4 88h88" strokeWidth="5" />
    {INSIDE[state]}
  </svg>
)
