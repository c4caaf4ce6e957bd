import assert from "node:assert/strict";
import { addDays, type Day } from "../../../common/dates.ts";
import { type Money, money } from "../../../common/money.ts";
import { readBankFile, uploadBankFile } from "../../../server/domains/bank/files/bank-file.contract.ts";
import { buildCatalogue } from "../../../server/domains/catalogue/plans/plan.factory.ts";
import { drainJobs } from "../../../server/platform/jobs/drain-jobs.ts";
import { runJob } from "../../../server/platform/jobs/worker.ts";
import { type TestInstallation, testInstallation } from "../../support/installation.ts";
import { type CamtEntry, type CamtVersion, makeCamt } from "../../support/make-camt.ts";
import { buildStaff, type Person } from "../../support/people.ts";
import { jobsButDocuments } from "../money/jobs.ts";
import type { Chance } from "../support/chance.ts";

type Act = () => Promise<void>;

/** A payment that a bank tells of in the evening. */
export interface Movement {
  readonly amount: Money;
  readonly reference?: string;
  readonly iban?: string;
  readonly direction?: "CRDT" | "DBIT";
  readonly endToEndId?: string;
  readonly returnReason?: string;
}

/** An installation whose days go by: acts stand in an agenda, the bank tells in the evening, jobs run at their times. */
export class World {
  readonly installation: TestInstallation;
  readonly chance: Chance;
  /** Who assigns, credits and approves; the second approves what the first may not. */
  readonly staff: Person;
  readonly #agenda = new Map<Day, Act[]>();
  readonly #told: Movement[] = [];
  readonly #tonight: (() => void)[] = [];
  readonly #versions: readonly CamtVersion[] = [
    "camt.053.001.08",
    "camt.054.001.08",
    "camt.053.001.04",
    "camt.054.001.02",
  ];
  #files = 0;
  #entries = 0;

  private constructor(installation: TestInstallation, chance: Chance, staff: Person) {
    this.installation = installation;
    this.chance = chance;
    this.staff = staff;
  }

  /** Opens the installation on the morning of a day, with the catalogue and somebody of the provider's accounting. */
  static async open(chance: Chance, firstDay: Day): Promise<World> {
    const config = { sessionIdleHours: 8_760, sessionHours: 8_760, staffSessionHours: 8_760 };
    const installation = await testInstallation({ now: `${firstDay}T04:00:00Z`, config, payments: true });
    await buildCatalogue(installation);
    return new World(installation, chance, await buildStaff(installation, "billing"));
  }

  get today(): Day {
    return this.installation.clock.today();
  }

  /** Puts an act on the agenda, so many days from today; an act of today is done today. */
  plan(days: number, act: Act): void {
    const day = addDays(this.today, days);
    this.#agenda.set(day, [...(this.#agenda.get(day) ?? []), act]);
  }

  /** The bank will tell of it in the evening. */
  tell(movement: Movement): void {
    this.#told.push(movement);
  }

  /** Is written into somebody's own books once the bank has told of the day. */
  tonight(note: () => void): void {
    this.#tonight.push(note);
  }

  /** Goes through a day: jobs of the morning, acts, the bank's files, jobs of the evening. */
  async live(): Promise<void> {
    const day = this.today;
    await this.#job("order.expire");
    await this.#job("invoice.remind");
    await this.#job("product.suspend_unpaid");
    const { payments, clock } = this.installation;
    payments.deliver((["send", "twice", "lose"] as const)[this.chance.number(0, 2)] ?? "send");
    const acts = this.#agenda.get(day) ?? [];
    // Acts may plan others for the same day, which are found behind them.
    for (const act of acts) {
      await act();
      acts.push(...(this.#agenda.get(day) ?? []).slice(acts.length));
    }
    await this.#import(day);
    for (const note of this.#tonight.splice(0)) note();
    await payments.delivered();
    clock.advance({ hours: 2 });
    await this.#job("charge.ask");
    await this.#job("product.resume_settled");
    await this.#drain();
    clock.set(`${addDays(day, 1)}T04:00:00Z`);
  }

  async #job(name: string): Promise<void> {
    const job = jobsButDocuments.find((one) => one.name === name);
    assert.ok(job, name);
    await runJob(this.installation.services, job, {});
    await this.#drain();
  }

  /** What waits after a failure is not waited for: a day is over in seconds. */
  #drain = () => drainJobs(this.installation.services, jobsButDocuments, ["document.store"]);

  async #import(day: Day): Promise<void> {
    const told = this.#told.splice(0);
    for (const [currency, movements] of Map.groupBy(told, ({ amount }) => amount.currency)) {
      const file = this.#file(day, currency, movements);
      await this.#upload(file);
      // The bank's portal offers yesterday's file again, and somebody takes it.
      if (this.chance.number(1, 5) === 1) await this.#upload(file);
    }
  }

  #file(day: Day, currency: string, movements: readonly Movement[]) {
    this.#files += 1;
    const account = this.installation.services.config.provider.accounts.find(
      (one) => one.currency === currency,
    );
    const version = this.#versions[this.#files % this.#versions.length] ?? "camt.053.001.08";
    const content = makeCamt({
      ...{ version, currency, account: account?.iban ?? "", statementId: `T${this.#files}` },
      ...{ createdAt: `${day}T20:00:00`, opening: money(0n, currency) },
      entries: movements.map((movement) => this.#entry(day, movement)),
    });
    return { name: `T${this.#files}.xml`, content };
  }

  #entry(
    bookedOn: Day,
    { amount, reference, iban, direction, endToEndId, returnReason }: Movement,
  ): CamtEntry {
    this.#entries += 1;
    const bankReference = `T${this.#entries}`;
    const transaction = {
      ...{ amount, bankReference: `${bankReference}-1`, debtorName: "Somebody" },
      ...(iban ? { debtorIban: iban } : {}),
      ...(reference ? { reference } : {}),
      ...(direction ? { direction } : {}),
      ...(endToEndId ? { endToEndId } : {}),
      ...(returnReason ? { returnReason } : {}),
    };
    const entry = { amount, bookedOn, bankReference, transactions: [transaction] };
    return direction ? { ...entry, direction } : entry;
  }

  async #upload({ name, content }: { readonly name: string; readonly content: string }): Promise<void> {
    const { browser } = this.staff;
    const upload = await browser.upload(uploadBankFile, {}, name, content);
    assert.equal(upload.status, 202, JSON.stringify(upload.problem));
    await this.#drain();
    const file = await browser.call(readBankFile, { params: { bankFileId: upload.body.id } });
    assert.equal(file.body.state, "done", JSON.stringify(file.body));
  }
}
