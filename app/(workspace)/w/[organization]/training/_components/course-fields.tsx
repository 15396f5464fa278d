'use client';

import { useState } from 'react';
import { courseKindLabels, courseKinds } from '#lib/training/schema.ts';
import { AudienceField, type Named, OwnerField } from '@/components/duty/duty-fields';
import { FormSelectField, FormSwitchField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';

/** What a form of a course begins with. */
export type CourseDefaults = {
  title: string;
  kind: string;
  description: string;
  url: string | null;
  minutes: number | null;
  passPercent: number;
  targetPercent: number;
  everyDays: number | null;
  dueWithinDays: number;
  audienceId: string | null;
  ownerId: string | null;
  checksCertificates: boolean;
};

type Props = { course: CourseDefaults; audiences: readonly Named[]; owners: readonly Named[] };

/** What is said about a course, and who owes it by when. */
export function CourseFields({ course, audiences, owners }: Props) {
  const [kind, setKind] = useState(course.kind);
  return (
    <>
      <FormSection title="Course">
        <FormTextField name="title" label="Title" required maxLength={200} defaultValue={course.title} />
        <FormSelectField
          name="kind"
          label="Where it is done"
          required
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          options={courseKinds.map((value) => ({ value, label: courseKindLabels[value] }))}
        />
        {kind === 'link' && (
          <FormTextField
            name="url"
            type="url"
            label="Address"
            required
            dir="ltr"
            defaultValue={course.url ?? ''}
          />
        )}
        {kind === 'link' ? (
          <FormSwitchField
            name="checksCertificates"
            label="Somebody checks the certificate"
            hint="It waits, and counts only once somebody who looks after people has accepted it."
            defaultChecked={course.checksCertificates}
          />
        ) : (
          course.checksCertificates && <input type="hidden" name="checksCertificates" value="on" />
        )}
        <FormTextareaField
          name="description"
          label="Description"
          hint="What people read before they begin. Markdown."
          rows={3}
          defaultValue={course.description}
        />
        <FormTextField
          name="minutes"
          label="Minutes it takes"
          inputMode="numeric"
          defaultValue={course.minutes ?? ''}
        />
        {kind === 'lessons' ? (
          <FormTextField
            name="passPercent"
            label="Right answers to pass, in percent"
            inputMode="numeric"
            required
            defaultValue={course.passPercent}
          />
        ) : (
          <input type="hidden" name="passPercent" value={course.passPercent} />
        )}
      </FormSection>
      <FormSection title="Who owes it" description="Without an audience nobody is asked by itself.">
        <AudienceField choices={audiences} chosen={course.audienceId} />
        <FormTextField
          name="dueWithinDays"
          label="Days to do it in"
          hint="From the day somebody starts or the course is assigned."
          inputMode="numeric"
          required
          defaultValue={course.dueWithinDays}
        />
        <FormTextField
          name="everyDays"
          label="Again after days"
          hint="365 is once a year. Empty is once."
          inputMode="numeric"
          defaultValue={course.everyDays ?? ''}
        />
        <OwnerField choices={owners} chosen={course.ownerId} hint="Answers questions about it." />
        <FormTextField
          name="targetPercent"
          label="Target, in percent"
          hint="While fewer of those who should have done it have, the controls that the course proves fail."
          inputMode="numeric"
          required
          defaultValue={course.targetPercent}
        />
      </FormSection>
    </>
  );
}
