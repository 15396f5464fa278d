import type { AuditReportRow } from '#lib/audit-report/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import {
  FormDateField,
  FormSelectField,
  FormSwitchField,
  FormTextareaField,
  FormTextField,
} from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { saveAuditReport } from '../actions';
import { audienceLabels, kindLabels, opinionLabels, optionsOf } from './labels';

type FormProps = {
  organization: string;
  report: AuditReportRow | null;
  documents: readonly { id: string; title: string }[];
  frameworks: readonly { id: string; title: string; version: string }[];
  whyNot: string | null;
};

/** All that the portal says about one audit report. */
export function AuditReportForm({ organization, report, documents, frameworks, whyNot }: FormProps) {
  const seen = report && { id: report.id, revision: report.revision };
  return (
    <ActionForm action={saveAuditReport.bind(null, organization, seen)}>
      <div>
        <FormSection title="What it is">
          <FormSelectField
            name="kind"
            label="Kind"
            options={optionsOf(kindLabels)}
            defaultValue={report?.kind ?? 'audit-report'}
            required
          />
          <FormTextField
            name="framework"
            label="Framework"
            hint="As people should read it, for example SOC 2 Type II. Reports of one name follow each other."
            defaultValue={report?.framework}
          />
          <FormSelectField
            name="frameworkId"
            label="Adopted framework"
            hint="Gives its name where you type none."
            placeholder="None"
            options={frameworks.map(({ id, title, version }) => ({
              value: id,
              label: `${title} ${version}`,
            }))}
            defaultValue={report?.frameworkId ?? ''}
          />
          <FormTextField name="title" label="Title" defaultValue={report?.title} required />
          <FormTextField
            name="auditor"
            label="Auditor"
            hint="Who examined it. What you say of yourselves has none."
            defaultValue={report?.auditor}
          />
          <FormTextareaField
            name="scope"
            label="What it covers"
            hint="Systems, services and areas, such as security and availability."
            defaultValue={report?.scope}
            maxLength={600}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <FormSelectField
              name="opinion"
              label="Opinion"
              placeholder="None"
              options={optionsOf(opinionLabels)}
              defaultValue={report?.opinion ?? ''}
            />
            <FormTextField
              name="opinionNote"
              label="In their words"
              defaultValue={report?.opinionNote}
              maxLength={160}
            />
          </div>
        </FormSection>
        <FormSection
          title="When"
          description="Expired reports stay on the page and are shown as expired, until you archive them."
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField
              name="periodStartOn"
              label="Period from"
              hint="Empty for a point in time."
              defaultValue={report?.periodStartOn ?? ''}
            />
            <FormDateField name="periodEndOn" label="Period to" defaultValue={report?.periodEndOn ?? ''} />
            <FormDateField name="issuedOn" label="Issued on" defaultValue={report?.issuedOn ?? ''} />
            <FormDateField
              name="validUntilOn"
              label="Valid until"
              defaultValue={report?.validUntilOn ?? ''}
            />
          </div>
        </FormSection>
        <FormSection
          title="What visitors read"
          description="Findings stay inside; their number is told only if you choose so."
        >
          <FormSwitchField
            name="tellExceptions"
            label="Tell the number of exceptions on the portal"
            defaultChecked={report?.tellExceptions ?? false}
          />
          <FormSelectField
            name="dutiesAudience"
            label="Who reads what customers must do, and the subservice organizations"
            options={optionsOf(audienceLabels)}
            defaultValue={report?.dutiesAudience ?? 'document'}
          />
        </FormSection>
        <FormSection
          title="Document"
          description="Visitors request or download it from the report's card, once it is published and not hidden."
        >
          <FormSelectField
            name="documentId"
            label="Document"
            placeholder="None"
            options={documents.map(({ id, title }) => ({ value: id, label: title }))}
            defaultValue={report?.document?.id ?? ''}
          />
        </FormSection>
      </div>
      <FormActions>
        <SubmitButton disabledReason={whyNot} reasonAs="text">
          {report ? 'Save' : 'Add audit report'}
        </SubmitButton>
        <LinkButton
          href={
            report
              ? workspacePaths.auditReport(organization, report.id)
              : workspacePaths.auditReports(organization)
          }
        >
          Cancel
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
