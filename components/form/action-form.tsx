'use client';

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { classes } from '../ui/classes';
import { useToast } from '../ui/toast';
import { type ActionState, type FormAction, problemAt, untried } from './action-state';
import { LoadCurrent } from './load-current';
import { ProblemList } from './problem-list';
import { type Typed, typedIn, typedSince } from './typed';

const FormContext = createContext<{ state: ActionState; pending: boolean }>({
  state: untried,
  pending: false,
});

type ActionFormProps = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: FormAction;
  /** Called once after each success, e.g. to close the dialog the form is in. */
  onDone?: (state: ActionState) => void;
  /** Empties the fields after a success; for forms that add one thing after another. */
  resetOnDone?: boolean;
  children: ReactNode;
};

/**
 * The one form of the workspace: sends to a server action, keeps what was typed when it is refused (React would empty
 * the fields), shows each problem at its field, and moves the focus to the first.
 */
export function ActionForm({
  action,
  onDone,
  resetOnDone = false,
  className,
  children,
  ...rest
}: ActionFormProps) {
  const [state, send, pending] = useActionState(action, untried);
  const form = useRef<HTMLFormElement>(null);
  const seen = useRef(state);
  const toast = useToast();
  const begun = useRef<readonly Typed[]>([]);

  useEffect(() => {
    if (form.current) begun.current = typedIn(form.current);
  }, []);

  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    if (state.ok) {
      if (state.message) toast(state.message);
      if (resetOnDone) form.current?.reset();
      onDone?.(state);
      return;
    }
    const first = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (first('[aria-invalid="true"]') ?? first('[data-problems]'))?.focus();
  }, [state, toast, onDone, resetOnDone]);

  return (
    <form
      {...rest}
      ref={form}
      action={send}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (pending) return;
        const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
        const data = new FormData(event.currentTarget, submitter);
        startTransition(() => send(data));
      }}
      className={classes('flex flex-col gap-5', className)}
    >
      <FormContext value={{ state, pending }}>
        <ProblemList
          message={state.ok === false ? state.message : null}
          problems={state.problems}
          actions={
            state.stale && (
              <LoadCurrent
                typed={() => typedSince(begun.current, form.current ? typedIn(form.current) : [])}
              />
            )
          }
        />
        {children}
      </FormContext>
    </form>
  );
}

/** The sentence of the surrounding form for the field called `name`, or null. */
export function useProblem(name: string): string | null {
  return problemAt(useContext(FormContext).state.problems, name);
}

/** Whether the surrounding form is being sent. */
export function useFormPending(): boolean {
  return useContext(FormContext).pending;
}
