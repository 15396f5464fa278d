import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { newId } from '#lib/id.ts';
import { createOrganization } from '#lib/organization/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { markOf } from '#lib/testing/mark.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { publishPortal, removeLogo } from './commands.ts';
import { imageOf } from './image.ts';
import { uploadLogo } from './logo.ts';
import { getDraftLogo, getPortal, getPublishedLogo } from './queries.ts';

useTestDatabase();

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const body = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...body]);
}

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
  Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 40, 0, 120, 1, 1, 0x11, 0]),
  Buffer.alloc(20),
  Buffer.from([0xff, 0xd9]),
]);

function webpOf(): Buffer {
  const body = Buffer.alloc(26);
  body.write('WEBPVP8X', 0, 'latin1');
  body.writeUIntLE(99, 16, 3);
  body.writeUIntLE(49, 19, 3);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
}

async function withPortal() {
  const world = await createWorld();
  const portalId = await addPortal(world);
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  return { world, portalId, ...world.actors };
}

describe('pictures', () => {
  test('PNG, JPEG and WebP are known by their bytes, with their size', () => {
    expect(imageOf(pngOf(200, 50))).toEqual({ contentType: 'image/png', width: 200, height: 50 });
    expect(imageOf(jpeg)).toEqual({ contentType: 'image/jpeg', width: 120, height: 40 });
    expect(imageOf(webpOf())).toEqual({ contentType: 'image/webp', width: 100, height: 50 });
  });

  test('SVG, HTML, a cut-off picture and one with something appended are none (F03)', () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>'.padEnd(64));
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'.padEnd(64));
    const picture = pngOf(10, 10);
    for (const bytes of [page, drawing, Buffer.alloc(0), Buffer.alloc(5000), picture.subarray(0, -6)])
      expect(imageOf(bytes)).toBeNull();
    for (const bytes of [picture, jpeg, webpOf()]) expect(imageOf(Buffer.concat([bytes, page]))).toBeNull();
  });

  test("random bytes after a picture's first ones never break the reader", () => {
    for (const start of [pngOf(1, 1), jpeg, webpOf()])
      for (let cut = 0; cut < start.length; cut += 1)
        expect(() => imageOf(Buffer.concat([start.subarray(0, cut), Buffer.alloc(64, cut)]))).not.toThrow();
  });
});

describe("a portal's logo", () => {
  test('an approver and a visitor cannot upload one, and nothing is stored of what is refused', async () => {
    const { world, portalId, approver, visitor, security } = await withPortal();
    await expect(uploadLogo(visitor, portalId, pngOf(10, 10))).rejects.toThrow(Forbidden);
    await expect(uploadLogo(approver, portalId, pngOf(10, 10))).rejects.toThrow(Forbidden);
    await expect(uploadLogo(security, portalId, Buffer.from('<svg/>'))).rejects.toThrow(Invalid);
    await expect(uploadLogo(security, portalId, Buffer.alloc(600_000))).rejects.toThrow('512 kB');
    await expect(uploadLogo(security, portalId, pngOf(9000, 10))).rejects.toThrow('pixels');
    expect(await arrange(world, (tenant) => tenant.upload.count())).toBe(0);
    expect(await arrange(world, (tenant) => tenant.file.count())).toBe(0);
  });

  test('it is public only once it is published, and only it', async () => {
    const { portalId, security, anonymous } = await withPortal();
    const bytes = pngOf(200, 50);
    const fileId = await uploadLogo(security, portalId, bytes);
    await expect(getPublishedLogo(anonymous, { portalId, fileId })).rejects.toThrow(NotFound);
    const { draft, draftSha256 } = await getPortal(security, {});
    expect(draft.logo).toEqual({ fileId, width: 200, height: 50 });
    await publishPortal(security, { portalId, sha256: draftSha256 });
    const stream = await openFile(await getPublishedLogo(anonymous, { portalId, fileId }));
    expect(Buffer.concat(await stream.toArray())).toEqual(bytes);
    const next = await uploadLogo(security, portalId, pngOf(30, 30));
    await expect(getPublishedLogo(anonymous, { portalId, fileId: next })).rejects.toThrow(NotFound);
    expect((await getDraftLogo(security, { portalId })).fileId).toBe(next);
    await removeLogo(security, { portalId });
    await expect(getDraftLogo(security, { portalId })).rejects.toThrow(NotFound);
  });

  test('the other organization cannot put its picture on a portal of ours', async () => {
    const { portalId } = await withPortal();
    const organizationId = newId();
    const origin = { address: '127.0.0.1', userAgent: 'test', requestId: 'test' };
    const other = { kind: 'operator', organizationId, name: 'test', origin } as const;
    const named = { slug: `o-${markOf(organizationId)}`, name: 'Other', contactEmail: 'a@b.example' };
    await createOrganization(other, named);
    await expect(uploadLogo(other, portalId, pngOf(10, 10))).rejects.toThrow(NotFound);
  });
});
