import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";

/** The caller's network address; what a trusted proxy passed on counts if it is an address at all. */
export function addressOf(request: FastifyRequest): string | undefined {
  return [request.ip, request.socket.remoteAddress].map(plainAddress).find((address) => isIP(address) !== 0);
}

/** Without the port that some proxies add, without the zone of a link-local address, IPv4 as IPv4. */
function plainAddress(address: string | undefined): string {
  const plain = (address ?? "").replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^(\d+(\.\d+){3}):\d+$/, "$1");
  return plain.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "");
}

/** What a limit counts by: an IPv4 address, or the /64 network of an IPv6 address, all of which one caller has. */
export function networkOf(address: string | undefined): string {
  if (!address?.includes(":")) return address ?? "unknown";
  const [left = [], right = []] = address.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}
