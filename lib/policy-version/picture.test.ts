import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangePolicy } from '#lib/testing/policy.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { isBarePicture } from './bare-picture.ts';
import { cleanPicture } from './picture.ts';
import { getPolicyPicture } from './queries.ts';
import { uploadPicture } from './upload.ts';

useTestDatabase();

let world: World;
let other: World;
let photo: Buffer;
beforeAll(async () => {
  world = await createWorld();
  other = await createWorld('Southwind');
  for (const one of [world, other])
    await arrange(one, (tenant) => createOrganizationKey(tenant, one.organizationId, new Date()));
  photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#369' } })
    .withExif({ IFD0: { Copyright: 'Somebody Secret' } })
    .jpeg()
    .toBuffer();
});

test.each(['people', 'auditor', 'employee', 'approver'] as const)(
  'the role %s adds no picture',
  async (role) => {
    const { policyId } = await arrangePolicy(world);
    await expect(uploadPicture(world.actors[role], policyId, 'Plan', photo)).rejects.toThrow(Forbidden);
  },
);

test('the other organization neither adds nor sees a picture of ours', async () => {
  const { policyId } = await arrangePolicy(world);
  const imageId = await uploadPicture(world.actors.security, policyId, 'Plan', photo);
  const theirs = other.actors.security;
  await expect(uploadPicture(theirs, policyId, 'Plan', photo)).rejects.toThrow(NotFound);
  await expect(getPolicyPicture(theirs, { policyId, imageId })).rejects.toThrow(NotFound);
});

test('a picture is drawn anew without what the camera wrote, and logged', async () => {
  expect(photo.includes('Somebody Secret')).toBe(true);
  const { bytes, contentType } = await cleanPicture(photo);
  expect(contentType).toBe('image/jpeg');
  expect(Buffer.from(bytes).includes('Somebody Secret')).toBe(false);
  const { policyId } = await arrangePolicy(world);
  const imageId = await uploadPicture(world.actors.security, policyId, 'Plan', photo);
  expect(await getPolicyPicture(world.actors.approver, { policyId, imageId })).toMatchObject({
    contentType: 'image/jpeg',
  });
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'policy:change',
    subject: `policy:${policyId}`,
  });
});

test('what was drawn anew is known again, and whatever holds more than pixels is not', async () => {
  const png = await sharp(photo).png().withMetadata().toBuffer();
  for (const one of [photo, png]) {
    const { bytes } = await cleanPicture(one);
    expect(isBarePicture(bytes)).toBe(true);
  }
  const { bytes } = await cleanPicture(photo);
  const comment = Buffer.from([0xff, 0xfe, 0, 8, ...Buffer.from('secret')]);
  const commented = Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]);
  const behind = Buffer.concat([bytes.subarray(0, -2), comment, bytes.subarray(-2)]);
  for (const one of [photo, commented, behind, bytes.subarray(0, 50), new Uint8Array()])
    expect(isBarePicture(one)).toBe(false);
});

test('a WebP becomes a PNG, and a large one becomes as large as a page needs', async () => {
  const webp = await sharp({ create: { width: 3000, height: 10, channels: 4, background: '#36980080' } })
    .webp()
    .toBuffer();
  const { bytes, contentType } = await cleanPicture(webp);
  expect(contentType).toBe('image/png');
  expect((await sharp(bytes).metadata()).width).toBe(2400);
});

test.each<[string, () => Uint8Array]>([
  [
    'an SVG (F03)',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'.padEnd(99)),
  ],
  ['a page', () => Buffer.from(`<html>${'x'.repeat(99)}`)],
  ['half a picture', () => photo.subarray(0, photo.length / 2)],
  ['a picture with a script behind it', () => Buffer.concat([photo, Buffer.from('<script>')])],
  ['nine megabytes', () => Buffer.alloc(9 * 1024 * 1024)],
  ['nothing', () => new Uint8Array()],
])('%s is refused with a sentence', async (_, bytes) => {
  await expect(cleanPicture(bytes())).rejects.toThrow(Invalid);
});
