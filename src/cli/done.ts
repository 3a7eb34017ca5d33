/** Gets the exit code of the command that ran. */
export type Done = (exit: number) => void
