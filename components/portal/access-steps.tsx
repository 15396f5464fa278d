import { translator } from '#lib/messages/translator.ts';
import type { Projection } from '#lib/portal/projection.ts';
import { Markdown } from '../markdown/markdown';

const steps = ['ask', 'sign', 'download'] as const;

/** What access needs, in three steps, and how long a decision takes. */
export function AccessSteps({ projection }: { projection: Projection }) {
  const t = translator('portal');
  const { decision, accessNotice } = projection;
  const time =
    decision.unit === 'days'
      ? t('decisionDays', { days: decision.count })
      : t('decisionTime', { hours: decision.count });
  return (
    <>
      <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
        {steps.map((step, index) => (
          <li key={step} className="border-accent-line border-t-2 pt-4">
            <p className="flex items-baseline gap-2.5 font-semibold">
              <span aria-hidden className="font-medium font-serif text-accent-text text-xl">
                {index + 1}
              </span>
              {t(`accessSteps.${step}.title`)}
            </p>
            <p className="mt-1.5 text-ink-muted">{t(`accessSteps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <p className="mt-7 font-medium">{time}</p>
      {accessNotice && <Markdown text={accessNotice} headingLevel={3} className="mt-3 text-ink-muted" />}
    </>
  );
}
