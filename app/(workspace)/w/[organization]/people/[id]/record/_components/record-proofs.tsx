import type { PersonRecord } from '#lib/duty/record-queries.ts';
import { formatDate, formatDateTime } from '#lib/format.ts';
import { RecordPart, RecordRow } from './record-part';

const methods: Readonly<Record<string, string>> = {
  link: 'By the link in a mail',
  member: 'Signed in',
  paper: 'On paper, recorded by a member',
  elsewhere: 'Elsewhere, recorded by a member',
};

const said = (method: string) => methods[method] ?? method;
const code = 'font-mono wrap-anywhere';

type Props = { record: PersonRecord; proofOf: ((receiptId: string) => string) | null };

function Acknowledgements({ record: { receipts, timeZone }, proofOf }: Props) {
  const rows = receipts.map((receipt) => (
    <RecordRow
      key={receipt.id}
      what={`${receipt.policy.identifier} ${receipt.policy.title}`}
      side={
        // Of what was recorded by hand the day is known, not the hour.
        receipt.method === 'paper' || receipt.method === 'elsewhere'
          ? formatDate(receipt.acknowledgedAt)
          : formatDateTime(receipt.acknowledgedAt, timeZone)
      }
    >
      <span>{`Version ${receipt.policy.number}. ${said(receipt.method)}.`}</span>
      <span dir="auto">{`“${receipt.statement}”${receipt.typedName ? `, ${receipt.typedName}` : ''}`}</span>
      {receipt.note && <span dir="auto">{receipt.note}</span>}
      {receipt.hasProof && proofOf && (
        <a href={proofOf(receipt.id)} className="underline underline-offset-2 print:hidden" download>
          What was signed
        </a>
      )}
      <span className={code}>{`SHA-256 ${receipt.sha256}`}</span>
      <span className={code}>{`Receipt ${receipt.id}`}</span>
    </RecordRow>
  ));
  return <RecordPart title="Acknowledgements" none="They have confirmed nothing yet." rows={rows} />;
}

function Training({ record: { completions, timeZone } }: { record: PersonRecord }) {
  const rows = completions.map(({ id, title, edition, scorePercent, method, completedAt, sha256 }) => (
    <RecordRow key={id} what={title} side={formatDateTime(completedAt, timeZone)}>
      <span>
        {`Edition ${edition}. ${said(method)}.${scorePercent === null ? '' : ` ${scorePercent} % of the quiz right.`}`}
      </span>
      <span className={code}>{`SHA-256 ${sha256}`}</span>
    </RecordRow>
  ));
  return <RecordPart title="Training" none="They have finished no course yet." rows={rows} />;
}

function Checks({ record: { results, timeZone, seesOutcome } }: { record: PersonRecord }) {
  const rows = results.map(({ id, title, outcome, reason, recordedAt }) => (
    <RecordRow key={id} what={title} side={formatDate(recordedAt, timeZone)}>
      {seesOutcome ? (
        <span dir="auto">{`${outcome}${reason ? `: ${reason}` : ''}`}</span>
      ) : (
        <span>A result is recorded; what it says is not shown to you.</span>
      )}
    </RecordRow>
  ));
  return <RecordPart title="Checks" none="No result is recorded." rows={rows} />;
}

function Questions({ record: { questions, timeZone } }: { record: PersonRecord }) {
  const rows = questions.map(({ id, text, askedAt, answer, answeredAt }) => (
    <RecordRow key={id} what={text} side={formatDateTime(askedAt, timeZone)}>
      <span dir="auto" className="whitespace-pre-wrap">
        {answer && answeredAt ? `${formatDateTime(answeredAt, timeZone)}: ${answer}` : 'Not answered yet.'}
      </span>
    </RecordRow>
  ));
  return <RecordPart title="Questions" none="They have asked nothing." rows={rows} />;
}

/** What they confirmed, learned and asked, with what proves it; `proofOf` is where what was signed on paper is fetched. */
export function RecordProofs({ record, proofOf }: Props) {
  return (
    <>
      <Acknowledgements record={record} proofOf={proofOf} />
      <Training record={record} />
      <Checks record={record} />
      <Questions record={record} />
    </>
  );
}
