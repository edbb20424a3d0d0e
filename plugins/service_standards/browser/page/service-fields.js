/** The service itself: its name, phase and facts, and which of several is shown. */

import { field, isField, part, setChoice, setRadio, setText, setValue, show } from "../kit/dom.js";
import { UNTITLED, factsAnswered } from "../words/messages.js";

/** @import {Session} from "../session/session.js" */

export class ServiceFields {
  #root;
  #panel;
  #session;
  #isInHand;
  /** What the field for the name showed last; while somebody types, it does not follow. */
  #named = "";

  /** @param {HTMLElement} root @param {Session} session @param {(node: Element) => boolean} isInHand  a person types in it */
  constructor(root, session, isInHand) {
    this.#isInHand = isInHand;
    this.#root = root;
    this.#panel = root.querySelector(".ss-service") ?? root;
    this.#session = session;
  }

  /** @param {boolean} isOther  another service is shown now: then nothing is held back */
  update(isOther) {
    const { service } = this.#session;
    const name = field(this.#panel, "[data-service=name]");
    if (name !== null) this.#updateName(name, service?.name ?? "", isOther);
    setValue(field(this.#panel, "[data-service=phase]"), service?.phase ?? "");
    this.#updateFacts(service?.facts ?? {});
    this.#updateSwitch(service?.id ?? "");
    for (const select of this.#root.querySelectorAll("[data-target]")) {
      if (isField(select)) setValue(select, String(service?.target[select.dataset.target ?? ""] ?? ""));
    }
  }

  /** @param {import("../kit/dom.js").Field} field @param {string} name @param {boolean} isOther */
  #updateName(field, name, isOther) {
    const follows = isOther || !this.#isInHand(field);
    if (follows) setValue(field, name);
    // A service that has just begun was named by nobody: there is nothing that the person could have missed.
    if (follows || (this.#named === "" && name === UNTITLED)) this.#named = name;
  }

  /** @param {HTMLElement} node  a field of the panel was changed */
  change(node) {
    if (!isField(node)) return;
    const fact = node.closest("[data-fact]")?.getAttribute("data-fact");
    if (fact) this.#session.changeService({ facts: { [fact]: node.value === "" ? null : node.value === "yes" } });
    const { service, target } = node.dataset;
    if (service === "name") this.#rename(node.value);
    if (service === "phase") this.#session.changeService({ phase: node.value });
    if (target) this.#session.changeService({ target: { [target]: node.value === "" ? null : Number(node.value) } });
  }

  /** @param {string} name */
  #rename(name) {
    const seen = { name: this.#named };
    this.#named = name;
    this.#session.changeService({ name }, seen);
  }

  /** @param {Record<string, boolean>} facts */
  #updateFacts(facts) {
    const groups = [...this.#panel.querySelectorAll("[data-fact]")];
    for (const group of groups) {
      const answer = facts[group.getAttribute("data-fact") ?? ""];
      setRadio(group, answer === undefined ? "" : answer ? "yes" : "no");
    }
    const answered = groups.filter((group) => (group.getAttribute("data-fact") ?? "") in facts);
    setText(part(this.#panel, "facts-count"), factsAnswered(answered.length, groups.length));
  }

  /** @param {string} current */
  #updateSwitch(current) {
    const { services, service } = this.#session;
    const select = this.#panel.querySelector("[data-control=service]");
    if (!(select instanceof HTMLSelectElement)) return;
    const names = services.map(({ id, name }) => (id === current ? service?.name ?? name : name));
    services.forEach(({ id }, place) => {
      const option = select.options[place] ?? select.appendChild(new Option());
      option.value = id;
      setText(option, names[place]);
    });
    select.length = services.length;
    setChoice(select, current);
    show(part(this.#panel, "switch"), services.length > 1);
  }
}
