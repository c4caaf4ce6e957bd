import { type AddressInfo, createServer, type Socket } from "node:net";
import { after } from "node:test";

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

const text = (value: string) => Buffer.from(`${value}\0`);
const column = (name: string) =>
  Buffer.concat([text(name), int(0, 4), int(0, 2), int(25, 4), int(-1, 2), int(-1, 4), int(0, 2)]);
const value = (content: string) => Buffer.concat([int(content.length, 4), Buffer.from(content)]);
const ready = message("Z", Buffer.from("I"));

function answer(socket: Socket, version: string): void {
  let hasStarted = false;
  socket.on("error", () => {});
  socket.on("data", (bytes) => {
    if (!hasStarted) {
      hasStarted = true;
      socket.write(Buffer.concat([message("R", int(0, 4)), ready]));
      return;
    }
    if (bytes.toString("latin1", 0, 1) !== "Q") return;
    const [major = "0", minor = "0"] = version.split(".");
    const number = String(Number(major) * 10_000 + Number(minor));
    const columns = message("T", int(2, 2), column("server_version_num"), column("server_version"));
    const row = message("D", int(2, 2), value(number), value(version));
    socket.write(Buffer.concat([columns, row, message("C", text("SELECT 1")), ready]));
  });
}

/** Something that speaks as much of PostgreSQL's protocol (version 3.0) as it takes to tell its version; answers its port. */
export async function startOldPostgres(version: string): Promise<number> {
  const server = createServer((socket) => answer(socket, version));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  after(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
