import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeSheet } from '#lib/sheet/write.ts';
import { corpusPath } from '#lib/testing/corpus.ts';
import { countInForce } from './difference.ts';
import { readFrameworkFile } from './read.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const empty = {
  parent: null,
  kind: null,
  title: null,
  wording: null,
  status: null,
  successors: null,
  levels: [],
};
const csf = { function: 6, category: 22, subcategory: 106 };

const frameworks: [string, string, string, Record<string, number>, number][] = [
  ['csf/NIST_CSF_v2.0_catalog.json', 'oscal', 'nist-csf 2.0', csf, 91],
  ['csf/cprt_csf-2.0-framework.json', 'cprt', 'nist-csf 2.0', csf, 91],
  ['csf/csf2.xlsx', 'csf-workbook', 'nist-csf 2.0', csf, 91],
  ['csf/csf2_elements_status.csv', 'table', 'nist-csf 2.0', csf, 91],
  [
    'csf/mvsp_nist_csf_1.1-catalog.json',
    'oscal',
    'nist-csf 1.1',
    { function: 5, category: 23, subcategory: 108 },
    0,
  ],
  [
    'frameworks/asvs/ASVS_5.0.0_en.csv',
    'table',
    'asvs 5.0.0',
    { chapter: 17, section: 80, requirement: 345 },
    0,
  ],
  [
    'frameworks/ids/cis_controls_v8.1_ids.csv',
    'table',
    'cis-controls 8.1',
    { control: 18, safeguard: 153 },
    0,
  ],
  [
    'frameworks/ids/csa_ccm_caiq_v4.0_ids.csv',
    'table',
    'csa-ccm 4.0',
    { group: 17, control: 197, 'caiq-question': 261 },
    0,
  ],
  ['frameworks/ids/hecvat_4.1.4_ids.csv', 'table', 'hecvat 4.1.4', { group: 35, requirement: 332 }, 0],
  ['frameworks/ids/iso27001_2022_annex_a.csv', 'table', 'iso-27001 2022', { theme: 4, control: 93 }, 0],
  ['frameworks/ids/soc2_tsc_2017.csv', 'table', 'soc2 2017', { category: 20, criterion: 61 }, 0],
  ['frameworks/ids/pci_dss_v4_ids.csv', 'table', 'pci-dss 4', { group: 15, requirement: 331 }, 0],
  [
    'frameworks/ids/nist_sp800-53_r5_ids_titles.csv',
    'table',
    'nist-sp-800-53 5',
    { family: 20, control: 298, enhancement: 711 },
    180,
  ],
  [
    'frameworks/mvsp/mvsp_v3.0-20231109-catalog.json',
    'oscal',
    'mvsp 3.0-20231109',
    { group: 4, control: 25 },
    0,
  ],
  [
    'frameworks/nist/NIST_SP800-218_ver1_catalog.json',
    'oscal',
    'nist-sp-800-218 1.1',
    { group: 4, practice: 19, task: 42 },
    0,
  ],
  ...(
    [
      ['LOW', 18, 131, 18],
      ['MODERATE', 18, 177, 110],
      ['HIGH', 18, 188, 182],
      ['PRIVACY', 16, 81, 21],
    ] as const
  ).map(([level, family, control, enhancement]): [string, string, string, Record<string, number>, number] => [
    `frameworks/nist/NIST_SP-800-53_rev5_${level}-baseline-resolved-profile_catalog-min.json`,
    'oscal',
    `nist-sp-800-53-${level.toLowerCase()} 5.2.0`,
    { family, control, enhancement },
    0,
  ]),
];

describe('real files come in with exact counts', () => {
  for (const [path, format, identity, inForce, withdrawn] of frameworks)
    test(basename(path), async (context) => {
      const file = await readFile(corpusPath(context, `data/${path}`));
      const { framework, problems } = await readFrameworkFile(file, basename(path));
      expect(problems).toEqual([]);
      expect(framework?.format).toBe(format);
      expect(`${framework?.key} ${framework?.version}`).toBe(identity);
      expect(countInForce(framework?.requirements ?? [])).toEqual(inForce);
      expect(framework?.requirements.filter((one) => one.withdrawn)).toHaveLength(withdrawn);
    });

  test('the complete list of SP 800-53 has its 1,189 controls', async (context) => {
    const path = corpusPath(context, 'data/frameworks/ids/nist_sp800-53_r5_ids_titles.csv');
    const { framework } = await readFrameworkFile(await readFile(path), 'list.csv');
    const controls = framework?.requirements.filter(({ kind }) => kind !== 'family') ?? [];
    expect(controls).toHaveLength(1_189);
    expect(controls.slice(0, 4).map(({ identifier, parent }) => [identifier, parent])).toEqual([
      ['AC-1', 'AC'],
      ['AC-2', 'AC'],
      ['AC-2(1)', 'AC-2'],
      ['AC-2(2)', 'AC-2'],
    ]);
  });

  test('all forms of CSF 2.0 say the same of every element', async (context) => {
    const read = async (name: string) => {
      const { framework } = await readFrameworkFile(
        await readFile(corpusPath(context, `data/csf/${name}`)),
        name,
      );
      return framework?.requirements.map(({ oscalId: _, ...one }) => ({
        ...one,
        successors: one.successors.toSorted(),
      }));
    };
    const [oscal, cprt, workbook] = [
      await read('NIST_CSF_v2.0_catalog.json'),
      await read('cprt_csf-2.0-framework.json'),
      await read('csf2.xlsx'),
    ];
    expect(oscal).toEqual(cprt);
    expect(workbook).toEqual(cprt);
    expect(cprt?.find(({ identifier }) => identifier === 'ID.AM-06')).toMatchObject({
      withdrawn: true,
      withdrawnReason: 'incorporated into',
      successors: ['GV.RR-02', 'GV.SC-02'],
    });
  });
});

const crosswalks: [string, Record<string, number>][] = [
  ['csf/CSF_v2.0_Concept_Crosswalk_800-53_5_2_0_draft.xlsx', { 'nist-csf nist-sp-800-53': 746 }],
  ['csf/csf2_to_800-53_crosswalk.csv', { 'nist-csf nist-sp-800-53': 740 }],
  [
    'csf/csf2_informative_references.csv',
    {
      'nist-csf iso-27001': 292,
      'nist-csf nist-sp-800-53': 747,
      'nist-csf csa-ccm': 657,
      'nist-csf nist-csf': 185,
    },
  ],
  ['frameworks/mvsp/mvsp_v3_crosswalk_ids.csv', { 'mvsp iso-27001': 44, 'mvsp csa-ccm': 74 }],
];

describe('real crosswalks come in as pairs', () => {
  for (const [path, counts] of crosswalks)
    test(basename(path), async (context) => {
      const file = await readFile(corpusPath(context, `data/${path}`));
      const { pairs, problems } = await readFrameworkFile(file, basename(path));
      expect(problems).toEqual([]);
      for (const [keys, count] of Object.entries(counts))
        expect(pairs.filter(({ sourceKey, targetKey }) => `${sourceKey} ${targetKey}` === keys)).toHaveLength(
          count,
        );
    });
});

describe('other files are refused by the name of what they are', () => {
  const refusals: [string, RegExp][] = [
    ['frameworks/fedramp/fedramp-consolidated-rules.json', /FedRAMP consolidated rules/],
    ['frameworks/fedramp/fedramp-consolidated-rules.schema.json', /JSON schema/],
    ['frameworks/law/GDPR.json', /provisions of a law or regulation \(GDPR\)/],
    ['frameworks/law/HIPAA.json', /provisions of a law or regulation \(HIPAA\)/],
    ['frameworks/jupiterone_controls-mapping.json', /JupiterOne mapping/],
    ['frameworks/nist/NIST_SP-800-53_rev5_LOW-baseline_profile.json', /OSCAL profile/],
  ];
  for (const [path, sentence] of refusals)
    test(basename(path), async (context) => {
      const file = await readFile(corpusPath(context, `data/${path}`));
      await expect(readFrameworkFile(file, basename(path))).rejects.toThrow(sentence);
    });

  test.each([
    ['a PDF', '%PDF-1.7', /This is a PDF/],
    ['OSCAL in XML', '<?xml version="1.0"?><catalog/>', /JSON form is read/],
    ['broken JSON', '{"catalog":', /damaged JSON/],
    ['a component definition', '{"component-definition":{}}', /component definition/],
    ['any other JSON', '[1]', /holds no framework/],
  ])('%s', async (_, text, sentence) => {
    await expect(readFrameworkFile(encode(text), 'x')).rejects.toThrow(sentence);
  });
});

describe('what is wrong in a file is told with its place', () => {
  test('by JSON pointer', async () => {
    const catalog = (controls: unknown, version = '1.1.2') =>
      encode(
        JSON.stringify({
          catalog: {
            metadata: { title: 'Mine', version: '1', 'oscal-version': version },
            groups: [{ id: 'a', title: 'A', controls }],
          },
        }),
      );
    const twice = await readFrameworkFile(
      catalog([
        { id: 'a-1', title: 'x' },
        { id: 'A-01', title: 'y' },
      ]),
      'x.json',
    );
    expect(twice.problems).toEqual([
      { place: '/catalog/groups/0/controls/1', message: 'The identifier A-01 stands here a second time.' },
    ]);
    const untitled = await readFrameworkFile(catalog([{ id: 'a-1' }]), 'x.json');
    expect(untitled.problems).toMatchObject([{ place: '/catalog/groups/0/controls/0/title' }]);
    const newer = await readFrameworkFile(catalog([{ id: 'a-1', title: 'x' }], '2.0.0'), 'x.json');
    expect(newer.problems).toMatchObject([{ place: '/catalog/metadata/oscal-version' }]);
  });

  test('by sheet and cell', async () => {
    const headings = ['id', 'parent', 'title', 'status'];
    const bytes = await writeSheet([
      {
        name: 'My rules',
        headings,
        rows: [
          ['R1', null, 'one', 'active'],
          ['R2', 'R3', 'two', 'perhaps'],
          ['R3', 'R2', 'three', null],
          [null, null, 'four', null],
          ['r1', null, 'five', null],
        ],
      },
    ]);
    const { problems } = await readFrameworkFile(bytes, 'rules.xlsx');
    expect(problems.map(({ place }) => place)).toEqual([
      'My rules!D3',
      'My rules!A5',
      'My rules!A6',
      'My rules!A3',
      'My rules!A4',
    ]);
    const unnamed = await readFrameworkFile(encode('alpha,beta\n1,2\n'), 'x.csv');
    expect(unnamed.problems).toMatchObject([{ place: 'CSV!A1' }]);
    const choice = {
      mapping: { ...empty, identifier: 1, title: 0 },
      identity: { key: 'own', version: '3', title: 'Own' },
    };
    const chosen = await readFrameworkFile(encode('alpha,beta\nfirst,2\n'), 'x.csv', choice);
    expect(chosen.framework).toMatchObject({
      key: 'own',
      version: '3',
      requirements: [{ identifier: '2', title: 'first' }],
    });
  });
});
