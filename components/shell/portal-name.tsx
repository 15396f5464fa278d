import { Avatar } from '../ui/avatar';
import type { ShellPortal } from './portal-shell';

/** Logo and name of the organization, as the link to its portal's first page. */
export function PortalName({ portal }: { portal: ShellPortal }) {
  return (
    <a href={portal.href} className="flex min-w-0 items-center gap-2.5 rounded-sm">
      {portal.logo ? (
        // biome-ignore lint/performance/noImgElement: the framework's image optimizer is off by decision
        <img
          src={portal.logo.src}
          width={portal.logo.width}
          height={portal.logo.height}
          alt={portal.name}
          className="h-7 w-auto max-w-40 object-contain"
        />
      ) : (
        <>
          <Avatar name={portal.name} square />
          <span dir="auto" className="min-w-0 truncate font-semibold">
            {portal.name}
          </span>
        </>
      )}
    </a>
  );
}
