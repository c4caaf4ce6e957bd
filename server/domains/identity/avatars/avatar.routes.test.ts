import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { query, testInstallation } from "../../../../tests/support/installation.ts";
import { buildCustomer, buildMember, buildPerson, buildStaff } from "../../../../tests/support/people.ts";
import { listMembers } from "../../organizations/members/member.contract.ts";
import { readSession } from "../sessions/session.contract.ts";
import { changeAvatar, readAvatar, removeAvatar } from "./avatar.contract.ts";

const installation = await testInstallation();

const colored = (width: number, height: number, background = "#3070b0") =>
  sharp({ create: { width, height, channels: 3, background } });
const png = await colored(600, 400).png().toBuffer();
type Person = Awaited<ReturnType<typeof buildPerson>>;

const upload = ({ browser }: Person, name: string, content: Buffer | string) =>
  browser.upload(changeAvatar, {}, name, content);
const read = (viewer: Person, userId: string, version: string, size: "small" | "large" = "large") =>
  viewer.browser.call(readAvatar, { params: { userId, version }, query: { size } });

async function pictureOf(person: Person): Promise<Buffer> {
  const { avatar } = (await person.browser.call(readSession)).body.user;
  const answer = await read(person, person.userId, avatar ?? "");
  assert.equal(answer.status, 200);
  return answer.bytes;
}

async function assertRefused(content: Buffer | string, name: string, code: string, status = 422) {
  const person = await buildPerson(installation);
  const answer = await upload(person, name, content);
  assert.deepEqual([answer.status, answer.problem.code], [status, code]);
  assert.equal((await person.browser.call(readSession)).body.user.avatar, null);
}

for (const format of ["jpeg", "png", "webp"] as const) {
  test(`ACC-3 a ${format} picture becomes a square WebP of 420 pixels, and one of 96`, async () => {
    const person = await buildPerson(installation);
    const content = await colored(600, 400).toFormat(format).toBuffer();
    const { body, status } = await upload(person, `me.${format}`, content);
    assert.equal(status, 200);
    for (const [size, side] of [
      ["large", 420],
      ["small", 96],
    ] as const) {
      const { bytes } = await read(person, person.userId, body.version, size);
      const { width, height, format: kind } = await sharp(bytes).metadata();
      assert.deepEqual([kind, width, height], ["webp", side, side]);
    }
  });
}

test("ACC-3 the chosen square is kept, of the upright picture", async () => {
  const person = await buildPerson(installation);
  const red = await colored(300, 300, "#ff0000").png().toBuffer();
  // Blue, with a red square at the right; stored lying on its side, as cameras do (EXIF orientation 6: turn right).
  const upright = await colored(800, 300, "#0000ff")
    .composite([{ input: red, left: 500, top: 0 }])
    .png()
    .toBuffer();
  const lying = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const form = new FormData();
  form.set("file", new Blob([lying as unknown as BlobPart]), "me.jpg");
  const answer = await person.browser.fetch("/api/v1/me/avatar?left=500&top=0&side=300", {
    method: "PUT",
    body: form,
  });
  assert.equal(answer.status, 200);
  const { channels } = await sharp(await pictureOf(person)).stats();
  const [r, g, b] = channels.map(({ mean }) => Math.round(mean));
  assert.ok((r ?? 0) > 240 && (g ?? 255) < 15 && (b ?? 255) < 15, `${r} ${g} ${b}`);
});

test("ACC-3 a picture below 210 pixels a side is refused, one of 210 is taken", async () => {
  await assertRefused(await colored(209, 600).png().toBuffer(), "me.png", "identity.picture_small");
  const person = await buildPerson(installation);
  assert.equal((await upload(person, "me.png", await colored(210, 210).png().toBuffer())).status, 200);
});

test("ACC-3 another picture has another address; a removed one is gone, and initials stand in its place", async () => {
  const person = await buildPerson(installation);
  const first = (await upload(person, "me.png", png)).body.version;
  const second = (await upload(person, "me.png", await colored(500, 500, "#c03010").png().toBuffer())).body
    .version;
  assert.notEqual(first, second);
  assert.equal((await read(person, person.userId, first)).status, 404);
  assert.equal((await read(person, person.userId, second)).status, 200);
  for (let twice = 0; twice < 2; twice += 1)
    assert.equal((await person.browser.call(removeAvatar)).status, 204);
  assert.equal((await read(person, person.userId, second)).status, 404);
  assert.equal((await person.browser.call(readSession)).body.user.avatar, null);
  assert.deepEqual(
    await query(installation, `select from user_avatars where user_id = '${person.userId}'`),
    [],
  );
});

test("ACC-3 browsers keep a picture, ask again with its ETag, and take it for nothing else", async () => {
  const person = await buildPerson(installation);
  const { version } = (await upload(person, "me.png", png)).body;
  const answer = await read(person, person.userId, version);
  assert.equal(answer.headers.get("content-type"), "image/webp");
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.match(answer.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  assert.equal(answer.headers.get("cache-control"), "private, max-age=31536000, immutable");
  const etag = answer.headers.get("etag") ?? "";
  const path = `/api/v1/users/${person.userId}/avatars/${version}?size=large`;
  const again = await person.browser.fetch(path, { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, (await again.arrayBuffer()).byteLength], [304, 0]);
});

test("pattern 31 ACC-3 a picture is seen by its person, members of a common organization and staff, by nobody else", async () => {
  const customer = await buildCustomer(installation);
  const fellow = await buildMember(installation, customer.organizationId, "collaborator");
  const { version } = (await upload(customer, "me.png", png)).body;
  const [listed] = (
    await fellow.browser.call(listMembers, { params: { organizationId: customer.organizationId } })
  ).body.items;
  assert.equal(listed?.avatar, version);
  const status = async (viewer: Person) => (await read(viewer, customer.userId, version)).status;
  assert.equal(await status(customer), 200);
  assert.equal(await status(fellow), 200);
  assert.equal(await status(await buildStaff(installation, "support")), 200);
  assert.equal(await status(await buildCustomer(installation)), 404);
  const path = `/api/v1/users/${customer.userId}/avatars/${version}`;
  assert.equal((await installation.browser().fetch(path)).status, 401);
  await installation.write(({ db }) =>
    db
      .deleteFrom("members")
      .where("organization_id", "=", customer.organizationId)
      .where("user_id", "=", fellow.userId)
      .execute(),
  );
  assert.equal(await status(fellow), 404, "who left sees it no more");
});

test("pattern 40: an SVG with a script is refused, whatever it is called", async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>';
  for (const name of ["me.svg", "me.png"]) await assertRefused(svg, name, "identity.picture_unreadable");
  await assertRefused(`<?xml version="1.0"?>${svg}`, "me.webp", "identity.picture_unreadable");
});

test("pattern 40: HTML called .png is refused", async () => {
  await assertRefused("<!doctype html><script>alert(1)</script>", "me.png", "identity.picture_unreadable");
  const disguised = Buffer.concat([png.subarray(0, 8), Buffer.from("<script>alert(1)</script>")]);
  await assertRefused(disguised, "me.png", "identity.picture_unreadable");
});

test("pattern 40: GIF, TIFF, HEIC, ZIP and nothing at all are refused", async () => {
  await assertRefused(await colored(400, 400).gif().toBuffer(), "me.png", "identity.picture_unreadable");
  await assertRefused(await colored(400, 400).tiff().toBuffer(), "me.jpg", "identity.picture_unreadable");
  await assertRefused(
    Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
    "me.heic",
    "identity.picture_unreadable",
  );
  await assertRefused(
    Buffer.from("PK\x03\x04\x14\0\0\0\b\0", "latin1"),
    "me.png",
    "identity.picture_unreadable",
  );
  await assertRefused("", "me.png", "identity.picture_unreadable");
});

test("pattern 40: a picture with HTML and a program behind it is drawn anew without them", async () => {
  const person = await buildPerson(installation);
  const payload = "<html><script>alert('polyglot')</script></html>";
  assert.equal((await upload(person, "me.png", Buffer.concat([png, Buffer.from(payload)]))).status, 200);
  const stored = await pictureOf(person);
  assert.equal(stored.includes("polyglot"), false);
  assert.equal(stored.toString("latin1", 0, 4), "RIFF");
});

test("pattern 40: the place of a photo and all other metadata are gone", async () => {
  const person = await buildPerson(installation);
  const gps = {
    IFD0: { Copyright: "secret-owner" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 22/1 0/1" },
  };
  const photo = await colored(600, 600).withExif(gps).jpeg().toBuffer();
  assert.ok((await sharp(photo).metadata()).exif, "the photo says where it was taken");
  assert.equal((await upload(person, "me.jpg", photo)).status, 200);
  const stored = await pictureOf(person);
  const { exif, icc, xmp, iptc } = await sharp(stored).metadata();
  assert.deepEqual([exif, icc, xmp, iptc], [undefined, undefined, undefined, undefined]);
  assert.equal(stored.includes("secret-owner"), false);
});

/** A PNG of so many pixels in few bytes: its header, and one packed row of nothing. */
function bomb(side: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crcOf(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * 200));
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

test("pattern 40: a PNG of 50,000 × 50,000 pixels is refused by its header, before a pixel is decoded", async () => {
  assert.ok(bomb(50_000).length < 100_000);
  const before = process.memoryUsage().rss;
  await assertRefused(bomb(50_000), "me.png", "identity.picture_large");
  assert.ok(
    process.memoryUsage().rss - before < 200_000_000,
    "2.5 thousand million pixels were not unpacked",
  );
});

test("pattern 40: a picture that is cut off is refused", async () => {
  const photo = await sharp({
    create: {
      width: 900,
      height: 900,
      channels: 3,
      background: "#888888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  await assertRefused(photo.subarray(0, photo.length / 2), "me.jpg", "identity.picture_unreadable");
});

test("pattern 40: 100 MB are refused before they are read", async () => {
  await assertRefused(Buffer.concat([png, Buffer.alloc(100_000_000)]), "me.png", "platform.too_large", 413);
});

test("pattern 40: a file name that climbs is no path: nothing is stored under it", async () => {
  const person = await buildPerson(installation);
  const answer = await upload(person, "../../../etc/passwd.png", png);
  assert.equal(answer.status, 200);
  const { headers } = await read(person, person.userId, answer.body.version);
  assert.equal(headers.get("content-disposition"), 'inline; filename="picture.webp"');
});

test("pattern 44: of many pictures at once each is drawn or told to come back, and others are answered meanwhile", async () => {
  const people = await Promise.all(Array.from({ length: 25 }, () => buildPerson(installation)));
  const drawn = Promise.all(people.map((person) => upload(person, "me.png", png)));
  assert.equal((await people[0]?.browser.call(readSession))?.status, 200);
  const statuses = (await drawn).map(({ status }) => status);
  assert.deepEqual(
    [...new Set(statuses)].filter((status) => status !== 200 && status !== 503),
    [],
  );
  assert.ok(statuses.filter((status) => status === 200).length >= 20);
});
