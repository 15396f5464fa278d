import type { ReactNode } from 'react';

type PortalHeroProps = {
  /** The page's h1. */
  title: string;
  intro?: ReactNode;
  /** When what is said here was last changed, and the like. */
  note?: ReactNode;
  actions?: ReactNode;
};

/** The opening of a portal: what this page is, in large letters, and the first thing to do. */
export function PortalHero({ title, intro, note, actions }: PortalHeroProps) {
  return (
    <div className="max-w-3xl">
      <h1
        dir="auto"
        className="wrap-anywhere font-medium font-serif text-[2.125rem] leading-[1.12] tracking-[-0.02em] sm:text-5xl"
      >
        {title}
      </h1>
      {intro && (
        <div dir="auto" className="mt-4 text-ink-muted text-lg sm:text-xl">
          {intro}
        </div>
      )}
      {actions && <div className="mt-7 flex flex-wrap gap-3">{actions}</div>}
      {note && <p className="mt-6 text-ink-muted text-sm">{note}</p>}
    </div>
  );
}
