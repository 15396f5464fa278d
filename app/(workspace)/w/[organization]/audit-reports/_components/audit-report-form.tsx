import { type AuditReportRow, auditReportKinds } from '#lib/audit-report/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormSelectField, FormTextField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import { saveAuditReport } from '../actions';
import { kindLabels } from './kind-labels';

type FormProps = {
  organization: string;
  report: AuditReportRow | null;
  documents: readonly { id: string; title: string }[];
  whyNot: string | null;
};

/** All that the portal says about one audit report. */
export function AuditReportForm({ organization, report, documents, whyNot }: FormProps) {
  return (
    <ActionForm action={saveAuditReport.bind(null, organization, report?.id ?? null)}>
      <div>
        <FormSection title="What it is">
          <FormSelectField
            name="kind"
            label="Kind"
            options={auditReportKinds.map((value) => ({ value, label: kindLabels[value] }))}
            defaultValue={report?.kind ?? 'audit-report'}
            required
          />
          <FormTextField
            name="framework"
            label="Framework"
            hint="For example SOC 2 or ISO/IEC 27001."
            defaultValue={report?.framework}
            required
          />
          <FormTextField name="title" label="Title" defaultValue={report?.title} required />
          <FormTextField
            name="auditor"
            label="Auditor"
            hint="Who examined it. A self-assessment has none."
            defaultValue={report?.auditor}
          />
          <FormTextField
            name="opinion"
            label="Opinion"
            hint="In the auditor's words, e.g. unqualified."
            defaultValue={report?.opinion}
          />
        </FormSection>
        <FormSection
          title="When"
          description="Expired reports stay on the page and are shown as expired, until you archive them."
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField
              name="periodStartOn"
              label="Period from"
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
        <LinkButton href={workspacePaths.auditReports(organization)}>Cancel</LinkButton>
      </FormActions>
    </ActionForm>
  );
}
