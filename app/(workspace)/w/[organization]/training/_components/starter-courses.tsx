'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { adoptCourseAction } from '../actions';

type Starter = { key: string; title: string; description: string; lessons: number; questions: number };

/** Courses that come with Candor: a click makes one the organization's own, to be changed as it likes. */
export function StarterCourses({
  organization,
  courses,
}: {
  organization: string;
  courses: readonly Starter[];
}) {
  const { act, pending } = useAct();
  return (
    <Panel title="Courses to start from" className="mt-6" padded={false}>
      <ul className="divide-y">
        {courses.map(({ key, title, description, lessons, questions }) => (
          <li key={key} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-medium">{title}</p>
              <p className="text-ink-muted">{description}</p>
              <p className="text-ink-muted text-xs">
                {lessons} lessons, {questions} questions
              </p>
            </div>
            <Button
              size="sm"
              pending={pending}
              aria-label={`Use ${title}`}
              onClick={() => act(() => adoptCourseAction(organization, key))}
            >
              Use this course
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
