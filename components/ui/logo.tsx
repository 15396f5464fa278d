import { classes } from './classes';

/** Candor's mark: an open ring (a C) around a solid point, in the colour of the text around it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" fill="none" className={classes('size-5', className)}>
      <path
        d="M18.9 6.2A9 9 0 1 0 18.9 17.8"
        stroke="currentColor"
        strokeWidth="2.75"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3.25" fill="currentColor" />
    </svg>
  );
}

/** Mark and name of Candor. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={classes('inline-flex items-center gap-2 font-semibold tracking-[-0.01em]', className)}>
      <LogoMark className="text-accent-text" />
      Candor
    </span>
  );
}
