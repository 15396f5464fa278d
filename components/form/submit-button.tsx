'use client';

import { Button, type ButtonProps } from '../ui/button';
import { useFormPending } from './action-form';

/** The button that sends its ActionForm; shows that it is on its way. */
export function SubmitButton({ variant = 'primary', ...props }: Omit<ButtonProps, 'type' | 'pending'>) {
  return <Button {...props} variant={variant} type="submit" pending={useFormPending()} />;
}
