import { cva, type VariantProps } from 'class-variance-authority';

/** Class names shared by buttons and by links that look like buttons. */
export const buttonStyle = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium no-underline transition-colors duration-100 [&_svg]:shrink-0 aria-disabled:cursor-not-allowed disabled:cursor-not-allowed aria-busy:cursor-progress aria-busy:opacity-80',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-accent-ink hover:not-disabled:not-aria-disabled:bg-[color-mix(in_oklab,var(--accent),var(--ink)_14%)] disabled:border-line disabled:bg-sunken disabled:text-ink-faint aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-faint',
        secondary:
          'border-line bg-surface text-ink shadow-[0_1px_0_rgb(0_0_0/0.03)] hover:not-disabled:not-aria-disabled:border-line-strong hover:not-disabled:not-aria-disabled:bg-sunken disabled:text-ink-faint aria-disabled:text-ink-faint',
        ghost:
          'border-transparent text-ink-muted hover:not-disabled:not-aria-disabled:bg-sunken hover:not-disabled:not-aria-disabled:text-ink disabled:text-ink-faint aria-disabled:text-ink-faint',
        danger:
          'border-transparent bg-danger-solid text-danger-ink hover:not-disabled:not-aria-disabled:bg-[color-mix(in_oklab,var(--danger-solid),var(--ink)_14%)] disabled:border-line disabled:bg-sunken disabled:text-ink-faint aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-faint',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs [&_svg]:size-3.5 pointer-coarse:h-9',
        md: 'h-8 px-3 text-sm [&_svg]:size-4 pointer-coarse:h-10',
        lg: 'h-11 px-5 text-base [&_svg]:size-[1.125rem]',
        icon: 'size-8 p-0 [&_svg]:size-4 pointer-coarse:size-10',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

/** `variant` and `size` of a button. */
export type ButtonStyle = VariantProps<typeof buttonStyle>;
