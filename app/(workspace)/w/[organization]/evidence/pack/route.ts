import { answerPack } from '#lib/evidence/pack.ts';
import { packInput } from '#lib/evidence/pack-queries.ts';
import { parse } from '#lib/parse.ts';
import { type ExportContext, exportList } from '@/app/_request/list-export';

/** The auditor's pack: `?framework=&from=&to=`, each optional. */
export function GET(request: Request, context: ExportContext): Promise<Response> {
  return exportList(request, context, (actor, { framework = '', from = '', to = '' }) =>
    answerPack(actor, parse(packInput, { frameworkId: framework, from, to })),
  );
}
