/** The task list of a check in hand. */
import { hasItem } from './draft.ts'
import { useDraft } from './draft-context.tsx'
import { useSession } from './session.tsx'
import { taskStates } from './steps.ts'
import { TaskList } from './task-list.tsx'

/** Where the draft stands, by its own classification. */
export const LiveTasks = () => {
  const { draft } = useDraft()
  const { question } = useSession()
  return (
    <TaskList
      tasks={taskStates({ hasItem: hasItem(draft), factsSeen: draft.factsSeen, asking: question !== undefined, dealDone: draft.dealDone })}
    />
  )
}
