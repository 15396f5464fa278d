import { catalogResource, oscalLine, oscalNamespace, oscalVersion, propOf, stableUuid } from './oscal.ts';

/** A control as a component says it, with the outcomes it answers by the ids that the catalog gives them. */
export type ComponentControl = {
  id: string;
  identifier: string;
  title: string;
  description: string;
  implementation: string;
  justification: string;
  responsibility: string;
  tier: number | null;
  health: string | null;
  verifiedOn: string | null;
  changedAt: Date;
  controlIds: readonly string[];
};

/** What heads a component definition. */
export type ComponentHead = {
  profileId: string;
  name: string;
  changedAt: Date;
  framework: { title: string; version: string };
};

function componentOf(control: ComponentControl, source: string) {
  const description = control.description || control.title;
  const props = [
    ...propOf('identifier', control.identifier),
    ...propOf('implementation', control.implementation),
    ...propOf('justification', control.justification),
    ...propOf('responsibility', control.responsibility),
    ...propOf('tier', control.tier),
    ...propOf('health', control.health),
    ...propOf('verified-on', control.verifiedOn),
  ];
  return {
    uuid: stableUuid('control', control.id),
    type: 'process-procedure',
    title: oscalLine(`${control.identifier} ${control.title}`, control.identifier),
    description,
    ...(props.length > 0 ? { props } : {}),
    'control-implementations': [
      {
        uuid: stableUuid('implementation', control.id),
        source: `#${source}`,
        description: `How ${control.identifier} answers the outcomes it is mapped to.`,
        'implemented-requirements': control.controlIds.map((controlId) => ({
          uuid: stableUuid('requirement', control.id, controlId),
          'control-id': controlId,
          description,
          props: propOf('implementation', control.implementation),
        })),
      },
    ],
  };
}

/**
 * A component definition in OSCAL as pieces of JSON: one component for each control that answers an outcome, written page
 * by page, so that it needs no more memory than one page.
 */
export async function* oscalComponents(
  head: ComponentHead,
  pages: AsyncIterable<readonly ComponentControl[]>,
): AsyncGenerator<Uint8Array> {
  const resource = catalogResource(head.framework);
  const at = head.changedAt.toISOString();
  const metadata = {
    title: oscalLine(`Controls behind ${head.name}`, 'Controls'),
    'last-modified': at,
    version: at,
    'oscal-version': oscalVersion,
    props: propOf('profile', stableUuid('profile', head.profileId)),
    remarks: `Properties under ${oscalNamespace} are Candor’s own: docs/profiles.md says what they hold.`,
  };
  const start = JSON.stringify({ uuid: stableUuid('components', head.profileId, at), metadata });
  yield Buffer.from(`{"component-definition":${start.slice(0, -1)}`);
  let count = 0;
  for await (const page of pages) {
    const written = page.map((control) => JSON.stringify(componentOf(control, resource.uuid)));
    if (written.length === 0) continue;
    yield Buffer.from(`${count === 0 ? ',"components":[' : ','}${written.join(',')}`);
    count += written.length;
  }
  const end = JSON.stringify({ 'back-matter': { resources: [resource] } });
  yield Buffer.from(`${count > 0 ? ']' : ''},${end.slice(1, -1)}}}\n`);
}
