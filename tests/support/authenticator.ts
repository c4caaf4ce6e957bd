import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What an authenticator does otherwise than an honest one in an honest browser. */
export interface Quirks {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly crossOrigin?: boolean;
  /** False: nobody touched it. */
  readonly userPresent?: boolean;
  /** False: it asked for no PIN, finger or face. */
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly credentialId?: string;
  readonly userHandle?: string | undefined;
  /** Another key than the one that was registered signs. */
  readonly foreignKey?: boolean;
}

interface CreationOptions {
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
  readonly challenge: string;
}

interface RequestOptions {
  readonly rpId: string;
  readonly challenge: string;
}

const es256 = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();

/**
 * An authenticator in software with one credential (ES256, attestation "none", WebAuthn 6.5), with the browser around it: makes
 * and uses a passkey as the console's script would, or otherwise.
 */
export class Authenticator {
  readonly credentialId: string;
  readonly #keys: { privateKey: KeyObject; publicKey: KeyObject };
  readonly #origin: string;
  readonly #verifiesUser: boolean;
  #counter = 0;
  #userHandle: string | undefined;

  constructor(origin: string, options: { verifiesUser?: boolean; credentialId?: string } = {}) {
    this.#origin = origin;
    this.#verifiesUser = options.verifiesUser ?? true;
    this.credentialId = options.credentialId ?? randomBytes(32).toString("base64url");
    this.#keys = es256();
  }

  /** Answers navigator.credentials.create(). */
  make(options: CreationOptions, quirks: Quirks = {}) {
    this.#userHandle = options.user.id;
    const authenticatorData = Buffer.concat([
      this.#authenticatorData(quirks.rpId ?? options.rp.id, quirks, 0x40),
      Buffer.alloc(16),
      lengthOf(Buffer.from(this.credentialId, "base64url")),
      Buffer.from(this.credentialId, "base64url"),
      this.#cosePublicKey(),
    ]);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
      ["fmt", "none"],
      ["attStmt", new Map<string, string>()],
      ["authData", Uint8Array.from(authenticatorData)],
    ]);
    return {
      ...this.#credential(quirks),
      response: {
        clientDataJSON: this.#clientData(options.challenge, quirks, "webauthn.create").toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString("base64url"),
        transports: ["internal"],
      },
      clientExtensionResults: { credProps: { rk: this.#verifiesUser } },
    };
  }

  /** Answers navigator.credentials.get(). */
  use(options: RequestOptions, quirks: Quirks = {}) {
    this.#counter += 1;
    const authenticatorData = this.#authenticatorData(quirks.rpId ?? options.rpId, quirks, 0);
    const clientData = this.#clientData(options.challenge, quirks, "webauthn.get");
    const { privateKey } = quirks.foreignKey ? es256() : this.#keys;
    const userHandle = "userHandle" in quirks ? quirks.userHandle : this.#userHandle;
    return {
      ...this.#credential(quirks),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign(
          "sha256",
          Buffer.concat([authenticatorData, sha256(clientData)]),
          privateKey,
        ).toString("base64url"),
        ...(userHandle === undefined ? {} : { userHandle }),
      },
      clientExtensionResults: {},
    };
  }

  #credential({ credentialId = this.credentialId }: Quirks) {
    return { id: credentialId, rawId: credentialId, type: "public-key" as const };
  }

  #clientData(challenge: string, quirks: Quirks, type: string): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: quirks.type ?? type,
        challenge: quirks.challenge ?? challenge,
        origin: quirks.origin ?? this.#origin,
        crossOrigin: quirks.crossOrigin ?? false,
      }),
    );
  }

  #authenticatorData(rpId: string, quirks: Quirks, flags: number): Buffer {
    const present = quirks.userPresent === false ? 0 : 0x01;
    const verified = (quirks.userVerified ?? this.#verifiesUser) ? 0x04 : 0;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(quirks.counter ?? this.#counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | present | verified]), counter]);
  }

  #cosePublicKey(): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    // RFC 9053, 7.1.1: key type EC2, algorithm ES256, curve P-256.
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, "base64url"))],
      [-3, Uint8Array.from(Buffer.from(y, "base64url"))],
    ]);
    return Buffer.from(isoCBOR.encode(key));
  }
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return length;
}
