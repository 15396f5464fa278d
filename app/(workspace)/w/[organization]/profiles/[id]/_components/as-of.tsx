import { profilePaths } from '#lib/profile-paths.ts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { Time } from '@/components/ui/time';

/** Chooses the day as which a profile is seen; a plain form, so the address says it. */
export function AsOfForm({ asOf, today }: { asOf: string | null; today: string }) {
  return (
    <form method="get" className="flex items-center gap-2">
      <label htmlFor="profile-on" className="text-ink-muted text-xs">
        As of
      </label>
      <input
        id="profile-on"
        name="on"
        type="date"
        max={today}
        defaultValue={asOf ?? today}
        className="control h-8 w-36 px-2 pointer-coarse:h-10"
      />
      <Button type="submit">Show</Button>
    </form>
  );
}

/** Says that an earlier day is shown, and leads back. */
export function PastNotice({
  organization,
  profileId,
  asOf,
}: {
  organization: string;
  profileId: string;
  asOf: string;
}) {
  return (
    <Callout
      tone="info"
      className="mb-5"
      title={
        <>
          As it was at the end of <Time value={asOf} precision="day" />
        </>
      }
      actions={
        <LinkButton size="sm" href={profilePaths.profile(organization, profileId)}>
          Show it as it is now
        </LinkButton>
      }
    />
  );
}
