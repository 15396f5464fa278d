'use client';

import { type CheckboxFieldProps, ChoiceGroup, type ChoiceGroupProps, SwitchField } from '../ui/choice-field';
import {
  DateField,
  SelectField,
  type SelectFieldProps,
  TextareaField,
  type TextareaFieldProps,
  TextField,
  type TextFieldProps,
} from '../ui/text-field';
import { useProblem } from './action-form';

/** A TextField that shows the problem its ActionForm has for it. */
export function FormTextField(props: TextFieldProps) {
  return <TextField {...props} error={useProblem(props.name) ?? props.error} />;
}

/** A DateField that shows the problem its ActionForm has for it. */
export function FormDateField(props: TextFieldProps) {
  return <DateField {...props} error={useProblem(props.name) ?? props.error} />;
}

/** A TextareaField that shows the problem its ActionForm has for it. */
export function FormTextareaField(props: TextareaFieldProps) {
  return <TextareaField {...props} error={useProblem(props.name) ?? props.error} />;
}

/** A SelectField that shows the problem its ActionForm has for it. */
export function FormSelectField(props: SelectFieldProps) {
  return <SelectField {...props} error={useProblem(props.name) ?? props.error} />;
}

/** A SwitchField that shows the problem its ActionForm has for it. */
export function FormSwitchField(props: CheckboxFieldProps) {
  return <SwitchField {...props} error={useProblem(props.name) ?? props.error} />;
}

/** A ChoiceGroup that shows the problem its ActionForm has for it. */
export function FormChoiceGroup(props: ChoiceGroupProps) {
  return <ChoiceGroup {...props} error={useProblem(props.name) ?? props.error} />;
}
