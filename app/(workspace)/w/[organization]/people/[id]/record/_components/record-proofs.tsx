import type { PersonRecord } from '#lib/duty/record-steps.ts';
import {
  certificateState,
  completionManner,
  completionTime,
  noneOf,
  receiptManner,
  receiptTime,
  statementOf,
} from '#lib/duty/record-words.ts';
import { formatDate, formatDateTime } from '#lib/format.ts';
import { RecordPart, RecordRow } from './record-part';

const code = 'font-mono wrap-anywhere';

type Props = { record: PersonRecord; proofOf: ((receiptId: string) => string) | null };

function Acknowledgements({ record: { receipts, timeZone }, proofOf }: Props) {
  const rows = receipts.map((receipt) => (
    <RecordRow
      key={receipt.id}
      what={`${receipt.policy.identifier} ${receipt.policy.title}`}
      side={receiptTime(receipt, timeZone)}
    >
      <span>{receiptManner(receipt)}</span>
      <span dir="auto">{statementOf(receipt)}</span>
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
  return <RecordPart title="Acknowledgements" none={noneOf.receipts} rows={rows} />;
}

function Training({ record: { completions, timeZone } }: { record: PersonRecord }) {
  const rows = completions.map((completion) => (
    <RecordRow key={completion.id} what={completion.title} side={completionTime(completion, timeZone)}>
      <span>{completionManner(completion)}</span>
      <span className={code}>{`SHA-256 ${completion.sha256}`}</span>
    </RecordRow>
  ));
  return <RecordPart title="Training" none={noneOf.completions} rows={rows} />;
}

function Certificates({ record: { certificates, timeZone } }: { record: PersonRecord }) {
  if (certificates.length === 0) return null;
  const rows = certificates.map((certificate) => (
    <RecordRow
      key={certificate.id}
      what={certificate.title}
      side={formatDateTime(certificate.sentAt, timeZone)}
    >
      <span dir="auto">{certificateState(certificate, timeZone)}</span>
    </RecordRow>
  ));
  return <RecordPart title="Certificates" none="" rows={rows} />;
}

function Checks({ record: { results, timeZone, seesOutcome } }: { record: PersonRecord }) {
  const rows = results.map(({ id, title, outcome, reason, recordedAt }) => (
    <RecordRow key={id} what={title} side={formatDate(recordedAt, timeZone)}>
      <span dir="auto">{`${outcome}${reason ? `: ${reason}` : ''}`}</span>
    </RecordRow>
  ));
  return <RecordPart title="Checks" none={seesOutcome ? noneOf.results : noneOf.hiddenResults} rows={rows} />;
}

function Questions({ record: { questions, timeZone } }: { record: PersonRecord }) {
  const rows = questions.map(({ id, text, askedAt, answer, answeredAt }) => (
    <RecordRow key={id} what={text} side={formatDateTime(askedAt, timeZone)}>
      <span dir="auto" className="whitespace-pre-wrap">
        {answer && answeredAt ? `${formatDateTime(answeredAt, timeZone)}: ${answer}` : 'Not answered yet.'}
      </span>
    </RecordRow>
  ));
  return <RecordPart title="Questions" none={noneOf.questions} rows={rows} />;
}

/** What they confirmed, learned and asked, with what proves it; `proofOf` is where what was signed on paper is fetched. */
export function RecordProofs({ record, proofOf }: Props) {
  return (
    <>
      <Acknowledgements record={record} proofOf={proofOf} />
      <Training record={record} />
      <Certificates record={record} />
      <Checks record={record} />
      <Questions record={record} />
    </>
  );
}
