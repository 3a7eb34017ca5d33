/** The parts of a check, each with how it stands: in words and in shape. */
import { useSpeech } from '../language.tsx'
import { TickIcon } from '../parts/icons.tsx'
import { href } from '../router.ts'
import type { taskStates } from './steps.ts'

/** See `taskStates`. */
export const TaskList = ({ tasks }: { readonly tasks: ReturnType<typeof taskStates> }) => {
  const { t } = useSpeech()
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list's role where the bullets are styled away.
    <ol className="tasks" role="list">
      {tasks.map(({ task, state, step }, at) => (
        <li key={task} className={`task task-${state}`}>
          <span className="task-number" aria-hidden="true">
            {state === 'done' ? <TickIcon /> : at + 1}
          </span>
          <span className="task-words">
            {state === 'blocked' ? (
              <span className="task-name">{t(`task.${task}`)}</span>
            ) : (
              <a href={href({ page: 'check', step })}>{t(`task.${task}`)}</a>
            )}
            <span className="task-hint">{t(`task.${task}.hint`)}</span>
          </span>
          <span className="task-state">{t(`task-state.${state}`)}</span>
        </li>
      ))}
    </ol>
  )
}
