import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';

type Domain = { domain: string; verifiedAt: Date; verifiedByName: string };

/** The domains that are known to be the customer's, by whose word; and the team's notes. */
export function CustomerDomains({ domains, notes }: { domains: readonly Domain[]; notes: string }) {
  return (
    <>
      <Panel title="Domains" padded={false}>
        {domains.length === 0 ? (
          <p className="px-4 py-4 text-ink-muted">None. Add one to match people by their address.</p>
        ) : (
          <ul className="divide-y">
            {domains.map((row) => (
              <li key={row.domain} className="px-4 py-3">
                <p className="wrap-anywhere font-medium">{row.domain}</p>
                <p className="text-ink-muted text-xs">
                  <bdi>{row.verifiedByName}</bdi>, <LocalTime value={row.verifiedAt} precision="day" />
                </p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {notes && (
        <Panel title="Notes">
          <p dir="auto" className="wrap-anywhere whitespace-pre-line">
            {notes}
          </p>
        </Panel>
      )}
    </>
  );
}
