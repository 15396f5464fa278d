import type { PolicyQuestion } from '#lib/policy/schema.ts';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';

/** The questions that are asked before a version is acknowledged, with the right answers. */
export function QuestionList({ questions }: { questions: readonly PolicyQuestion[] }) {
  return (
    <Panel title="Questions" description="Asked before people confirm.">
      <ol className="flex list-decimal flex-col gap-3 ps-5">
        {questions.map((question) => (
          <li key={question.text}>
            <p dir="auto" className="wrap-anywhere">
              {question.text}
            </p>
            <ul className="mt-1 flex flex-col gap-0.5 text-ink-muted">
              {question.options.map((option, index) => (
                <li key={option} dir="auto" className="wrap-anywhere">
                  {option} {index === question.right && <Badge tone="positive">Right</Badge>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
