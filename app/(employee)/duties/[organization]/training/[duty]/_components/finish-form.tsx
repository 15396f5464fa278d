import { translator } from '#lib/messages/translator.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { PostForm } from '@/components/form/post-form';
import { Button } from '@/components/ui/button';

/** Says that a course without questions was read. */
export function FinishForm({ slug, dutyId, edition }: { slug: string; dutyId: string; edition: number }) {
  const t = translator('training');
  return (
    <PostForm action={ownTrainingPaths.finish(slug, dutyId)} hidden={{ edition: String(edition) }}>
      <p className="text-ink-muted">{t('finishIntro')}</p>
      <div>
        <Button type="submit" variant="primary" size="lg">
          {t('finish')}
        </Button>
      </div>
    </PostForm>
  );
}
