import { addAudience } from '#lib/audience/commands.ts';
import { listAudiences } from '#lib/audience/queries.ts';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { dayOf } from '#lib/day.ts';
import { discardPersonImport, draftPersonImport, importPersons } from '#lib/person/import-commands.ts';
import { getPersonImport } from '#lib/person/import-queries.ts';
import { people } from './people.ts';

const domain = 'alder.example';

// Name | mailbox | role | mailbox of the manager | started on, or in so many days | left on, or in so many days
const teams: Readonly<Record<string, readonly string[]>> = {
  'Management|Hamburg': [
    `${people.owner.name}|owner|Managing director||2015-04-01|`,
    `${people.admin.name}|admin|Head of operations|owner|2016-09-01|`,
    'Katharina Freifrau von Wolkenstein-Trostburg zu Hohenfels|k.wolkenstein|Chief financial officer|owner|2018-01-15|',
  ],
  'Security|Hamburg': [
    `${people.security.name}|security|Head of security|admin|2018-05-01|`,
    `${people.approver.name}|approver|Security analyst|security|2020-02-03|`,
    'Noor Rahimi|n.rahimi|Security engineer|security|2022-08-01|',
  ],
  'People|Hamburg': [
    `${people.people.name}|people|Head of people|admin|2017-03-01|`,
    'Femke Jansen|f.jansen|Recruiter|people|2023-01-09|',
    'Bogdan Ionescu|b.ionescu|Payroll|people|2021-06-01|-120',
  ],
  'Engineering|Hamburg': [
    'Aleksander Nowicki|a.nowicki|Head of engineering|admin|2016-11-01|',
    'Sofie Lindqvist|s.lindqvist|Team lead platform|a.nowicki|2019-02-01|',
    'Mateusz Zieliński|m.zielinski|Developer|s.lindqvist|2020-10-05|',
    'Chiara Bellini|c.bellini|Developer|s.lindqvist|2021-03-15|',
    'Jonas Ekström|j.ekstrom|Developer|s.lindqvist|2022-05-02|',
    'Adaeze Nwosu|a.nwosu|Site reliability engineer|s.lindqvist|2021-09-01|',
    'Tuomas Virtanen|t.virtanen|Site reliability engineer|s.lindqvist|2023-04-17|',
    'Inga Þórðardóttir|i.thordardottir|Team lead apps|a.nowicki|2018-08-20|',
    'Marco Tedesco|m.tedesco|Developer|i.thordardottir|2022-01-10|',
    'Ana Carolina dos Santos Oliveira|a.oliveira|Developer|i.thordardottir|2023-10-02|',
    'Lukas Brandstätter|l.brandstatter|Developer|i.thordardottir|-20|',
    'Priya Raghunathan|p.raghunathan|Developer|i.thordardottir|12|',
    'Oisín Ó Murchú|o.omurchu|Tester|i.thordardottir|2020-03-02|',
    'Milica Petrović|m.petrovic|Tester|i.thordardottir|2019-11-11|-30',
    'Daniel Okonkwo|d.okonkwo|Data engineer|a.nowicki|2022-11-01|14',
  ],
  'Engineering|Tokyo': [
    `${people.employee.name}|employee|Developer|k.mori|2021-04-01|`,
    '森 健太|k.mori|Team lead Japan|a.nowicki|2019-04-01|',
    '佐藤 美咲|m.sato|Developer|k.mori|2022-04-01|',
    '高橋 翔|s.takahashi|Developer|k.mori|2023-04-03|',
    '김지우|j.kim|Designer|k.mori|2022-07-04|',
    '陳怡君|y.chen|Tester|k.mori|-45|',
  ],
  'Product|Hamburg': [
    'Élodie Garnier|e.garnier|Head of product|admin|2017-10-01|',
    'Rasmus Thygesen|r.thygesen|Product manager|e.garnier|2020-06-15|',
    'Γεωργία Παπαδοπούλου|g.papadopoulou|Designer|e.garnier|2021-02-01|',
    'Zeynep Yıldırım|z.yildirim|Researcher|e.garnier|2023-09-01|',
  ],
  'Support|Lisbon': [
    'Tiago Fonseca|t.fonseca|Head of support|admin|2018-03-01|',
    'Beatriz Almada|b.almada|Support engineer|t.fonseca|2020-09-14|',
    'Rui Teixeira|r.teixeira|Support engineer|t.fonseca|2021-11-02|',
    'Nadia Belkacem|n.belkacem|Support engineer|t.fonseca|2022-02-21|',
    'Martim Castelo-Branco|m.castelobranco|Support engineer|t.fonseca|2023-06-05|',
    'Eszter Kovács|e.kovacs|Support engineer|t.fonseca|-10|',
    'Paulo Quintela|p.quintela|Support engineer|t.fonseca|2019-05-06|-200',
  ],
  'Sales|Dubai': [
    'رانيا الخطيب|r.alkhatib|Head of sales|owner|2019-01-07|',
    'يوسف بن عبد الرحمن المنصوري|y.almansoori|Account manager|r.alkhatib|2020-04-12|',
    'هدى سليمان|h.suleiman|Account manager|r.alkhatib|2022-10-03|',
    'דוד לוי|d.levy|Account manager|r.alkhatib|2021-08-15|',
    'Omar Haddad|o.haddad|Account manager|r.alkhatib|21|',
  ],
  'Sales|Hamburg': [
    'Greta Holm|g.holm|Account manager|r.alkhatib|2018-12-03|',
    'Pieter-Jan Vandenbroucke|pj.vandenbroucke|Account manager|r.alkhatib|2021-05-17|',
    'Sadia Chowdhury|s.chowdhury|Account manager|r.alkhatib|2023-02-06|7',
  ],
  'Finance|Hamburg': [
    'Hannelore Weiß|h.weiss|Accountant|k.wolkenstein|2015-07-01|',
    'Emre Aydın|e.aydin|Controller|k.wolkenstein|2020-01-20|',
    'Violeta Stoyanova|v.stoyanova|Accountant|k.wolkenstein|2022-06-13|',
  ],
  'Marketing|Lisbon': [
    'Inês Carvalhal|i.carvalhal|Head of marketing|owner|2019-09-02|',
    'Dorothea Quist|d.quist|Writer|i.carvalhal|2022-03-28|',
    'Kwabena Mensah|k.mensah|Designer|i.carvalhal|2023-08-14|',
    'Liv Aasland|l.aasland|Events|i.carvalhal|2021-10-18|-60',
  ],
};

const headings =
  'Name|Email|Job title|Manager email|Start date|End date|Department|Location|Personal email'.split('|');

/** What the fictional HR program exports; days that count from today are written out. */
function table(now: Date): string[][] {
  const dayIn = (text: string) =>
    /^-?\d{1,3}$/.test(text) ? dayOf(new Date(now.getTime() + Number(text) * 86_400_000)) : text;
  const address = (mailbox: string) => (mailbox ? `${mailbox}@${domain}` : '');
  return Object.entries(teams).flatMap(([place, rows]) =>
    rows.map((row) => {
      const [name = '', mailbox = '', role = '', manager = '', start = '', end = ''] = row.split('|');
      const receipts = end && Number(end) > 0 ? `${mailbox}@home.example` : '';
      const days = [dayIn(start), dayIn(end)];
      return [name, address(mailbox), role, address(manager), ...days, ...place.split('|'), receipts];
    }),
  );
}

const audiences = [
  {
    name: 'Engineering',
    description: 'Whoever changes the product.',
    rule: { team: ['Engineering', 'Security'] },
  },
  { name: 'Customer-facing', description: '', rule: { team: ['Sales', 'Support', 'Marketing'] } },
  { name: 'Sales in Dubai', description: '', rule: { team: ['Sales'], location: ['Dubai'] } },
  {
    name: 'New since 2022',
    description: 'Gets the introduction that the others have had.',
    rule: { startedAfter: '2021-12-31' },
  },
];

/**
 * Fills the demo's directory as a company does: by the table of its HR program. Then makes a few audiences beside that of everyone;
 * returns their ids by name.
 */
export async function seedPersons(operator: OperatorActor, now: Date): Promise<Map<string, string>> {
  const rows = [headings, ...table(now)].map((cells, index) => ({ number: index + 1, cells }));
  const sheets = [{ name: 'CSV', rows }];
  const draftId = await draftPersonImport(operator, { fileName: 'Employees.csv', sheets });
  const { seen, problems } = await getPersonImport(operator, { draftId });
  if (problems[0]) {
    await discardPersonImport(operator, { draftId });
    throw new Error(`the demo's people: ${problems[0].place} ${problems[0].message}`);
  }
  await importPersons(operator, { draftId, seen });
  const ids = new Map((await listAudiences(operator, {})).rows.map(({ name, id }) => [name, id]));
  for (const audience of audiences) ids.set(audience.name, await addAudience(operator, audience));
  return ids;
}
