'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { keepTyped, type Typed } from './typed';

type Props = {
  /** What was typed, asked for when the button is pressed. */
  typed: () => readonly Typed[];
  /** Called before the page is left: whoever asks "leave without saving?" must not ask now. */
  onLoad?: () => void;
};

/** Where somebody else was faster: loads the page as it is now, with what was typed beside it. */
export function LoadCurrent({ typed, onLoad }: Props) {
  const [failed, setFailed] = useState(false);
  const load = () => {
    if (!keepTyped(typed())) return setFailed(true);
    onLoad?.();
    // What is kept stands at the top of the page.
    window.history.scrollRestoration = 'manual';
    window.location.reload();
  };
  return (
    <>
      <Button size="sm" onClick={load}>
        Load what is there now
      </Button>
      <p className="basis-full text-ink-muted text-xs">
        {failed
          ? 'Your browser keeps nothing for us. Please copy what you typed, then reload the page.'
          : 'What you typed stays beside it, to be copied.'}
      </p>
    </>
  );
}
