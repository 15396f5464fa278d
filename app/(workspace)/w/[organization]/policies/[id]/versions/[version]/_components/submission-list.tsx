import type { VersionDetail } from '#lib/policy/version-queries.ts';
import { Badge, Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Submission = VersionDetail['submissions'][number];

const outcomes: Readonly<Record<string, string>> = {
  withdrawn: 'Taken back',
  'change-requested': 'Change requested',
  published: 'Published',
};

/** Every time a version was put up, with what each approver said. */
export function SubmissionList({ submissions }: { submissions: readonly Submission[] }) {
  if (submissions.length === 0) return null;
  return (
    <Panel title="Approvals" padded={false}>
      <ol className="divide-y">
        {submissions.map((submission) => (
          <li key={submission.id} className="flex flex-col gap-2 px-4 py-3">
            <p className="text-ink-muted text-xs">
              Put up by <bdi>{submission.submittedByName}</bdi>, <LocalTime value={submission.submittedAt} />
              {submission.outcome && `. ${outcomes[submission.outcome] ?? submission.outcome}`}
            </p>
            {submission.note && (
              <p dir="auto" className="wrap-anywhere">
                {submission.note}
              </p>
            )}
            {submission.approvals.length > 0 && (
              <ul className="flex flex-col gap-2">
                {submission.approvals.map((approval) => (
                  <Verdict key={approval.decidedAt.toISOString() + approval.memberName} approval={approval} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Verdict({ approval }: { approval: Submission['approvals'][number] }) {
  const approved = approval.verdict === 'approved';
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <Status tone={approved ? 'positive' : 'warning'}>
          <bdi>{approval.memberName}</bdi> {approved ? 'approved' : 'asked for a change'}
        </Status>
        {approval.significance && (
          <Badge>{approval.significance === 'material' ? 'Material' : 'Editorial'}</Badge>
        )}
        {approval.selfApproved && <Badge tone="warning">Self-approved</Badge>}
        {approved && !approval.eligible && <Badge tone="warning">No longer counts</Badge>}
      </span>
      {approval.reason && (
        <span dir="auto" className="wrap-anywhere text-ink-muted">
          {approval.reason}
        </span>
      )}
      <span className="text-ink-muted text-xs">
        <LocalTime value={approval.decidedAt} />
      </span>
    </li>
  );
}
