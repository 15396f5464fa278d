import type { SheetRow } from '#lib/sheet/schema.ts';
import type { PersonField } from './content.ts';

/** What a column may hold: a field of a person, or half of their name. */
export type ImportField = PersonField | 'givenName' | 'familyName';

// Headings of exports by usual HR programs, in the languages we speak, in lower case without punctuation.
const names: Readonly<Record<ImportField, string>> = {
  email:
    'email|e mail|mail|email address|e mail address|work email|work email address|company email|business email|primary email|primary work email|user principal name|login|email geschäftlich|e mail geschäftlich|e mail adresse|arbeits e mail|dienstliche e mail|adresse e mail|courriel|email professionnel|e mail professionnel|adresse électronique|correo|correo electrónico|correo electronico|email corporativo|correo de trabajo|メール|メールアドレス|電子メール|会社メール',
  name: 'name|full name|display name|employee|employee name|preferred name|legal name|person|vollständiger name|anzeigename|mitarbeiter|mitarbeitername|nom complet|nom et prénom|salarié|employé|nombre completo|empleado|氏名|名前|社員名|従業員名',
  givenName: 'first name|given name|forename|vorname|prénom|prenom|nombre|nombre de pila|名',
  familyName:
    'last name|family name|surname|nachname|familienname|nom|nom de famille|apellido|apellidos|姓|苗字',
  team: 'team|department|dept|division|business unit|group|org unit|organizational unit|cost center name|abteilung|bereich|team name|département|departement|service|équipe|equipe|departamento|equipo|área|area|部署|部門|チーム|所属',
  role: 'role|job title|title|position|job|job name|designation|stelle|position title|jobtitel|berufsbezeichnung|funktion|poste|intitulé du poste|fonction|titre|puesto|cargo|título|役職|職位|職種',
  location:
    'location|office|work location|site|city|country|office location|standort|arbeitsort|büro|ort|lieu|lieu de travail|site de travail|bureau|ubicación|ubicacion|oficina|lugar de trabajo|sede|勤務地|所在地|オフィス|拠点',
  managerEmail:
    'manager|manager email|manager e mail|manager email address|managers email|manager s email|manager work email|line manager|line manager email|supervisor|supervisor email|reports to|reports to email|reporting to|vorgesetzter|vorgesetzte|führungskraft|e mail vorgesetzter|e mail des vorgesetzten|vorgesetzter e mail|responsable|email du responsable|e mail du manager|supérieur|supérieur hiérarchique|jefe|email del jefe|correo del jefe|correo del responsable|supervisor a|上司|上司メール|上司のメールアドレス|マネージャー',
  startedOn:
    'started on|start date|hire date|date of hire|hired on|original hire date|joined|joining date|join date|date of joining|employment start date|start|eintritt|eintrittsdatum|einstellungsdatum|startdatum|beginn|date d entrée|date d embauche|date de début|date d arrivée|fecha de inicio|fecha de ingreso|fecha de alta|fecha de contratación|fecha de contratacion|入社日|開始日|雇用開始日',
  leftOn:
    'left on|end date|termination date|leaving date|leave date|last day|last working day|date of termination|employment end date|contract end date|exit date|terminated on|austritt|austrittsdatum|enddatum|letzter arbeitstag|kündigungsdatum|date de sortie|date de fin|date de départ|fecha de fin|fecha de baja|fecha de salida|fecha de terminación|退職日|終了日|離職日',
  privateEmail:
    'private email|private e mail|personal email|personal e mail|home email|email private|private email address|personal email address|private e mail adresse|e mail privat|email personnel|e mail personnel|courriel personnel|correo personal|email personal|correo privado|個人メール|個人メールアドレス|私用メール',
  locale: 'language|locale|preferred language|sprache|langue|idioma|言語',
  externalId:
    'employee number|employee id|employee no|person number|personnel number|staff id|worker id|id|external id|personalnummer|mitarbeiternummer|matricule|numéro d employé|número de empleado|numero de empleado|id de empleado|社員番号|従業員番号',
};

const isImportField = (key: string): key is ImportField => Object.hasOwn(names, key);

// The earlier a name stands in its line, the better it fits: of Department and Division the team is the first.
const known = new Map<string, { field: ImportField; rank: number }>();
for (const field of Object.keys(names).filter(isImportField))
  for (const [rank, name] of names[field].split('|').entries())
    if (!known.has(name)) known.set(name, { field, rank });

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'´`_\-–—./:()#*[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Where each field stands in a table: its column from 0. `ignored` are headings that say nothing here. */
export type ImportHeadings = { columns: Map<ImportField, number>; ignored: string[]; twice: string[] };

/** Reads the headings of a table of people, whatever their case, order and language; of several for one field the best. */
export function readHeadings(row: SheetRow): ImportHeadings {
  const best = new Map<ImportField, { rank: number; index: number }>();
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const [index, cell] of row.cells.entries()) {
    const name = plain(cell);
    const found = known.get(name);
    if (!found) continue;
    if (seen.has(name)) twice.push(cell.trim());
    seen.add(name);
    const before = best.get(found.field);
    if (!before || found.rank < before.rank) best.set(found.field, { rank: found.rank, index });
  }
  const columns = new Map([...best].map(([field, { index }]) => [field, index]));
  const read = new Set(columns.values());
  const ignored = row.cells
    .map((cell) => cell.trim())
    .filter((cell, index) => cell !== '' && !read.has(index));
  return { columns, ignored, twice };
}
