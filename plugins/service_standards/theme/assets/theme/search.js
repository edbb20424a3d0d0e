// Puts what the search found into another order. Material's search weighs words one by one, however
// common they are; here the id of a criterion counts first, then whole phrases in keywords and
// titles, then how many of the words a page holds, the rare ones most. Nothing is found or lost here
// that the search itself does not find: its question gets more words, and its answer an order.

/**
 * @typedef {object} Entry  a page or, with a "#" in its location, a section of it
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string[]} [tags]
 * @property {number} [boost]
 */
/**
 * @typedef {Entry & {score: number, terms: Record<string, boolean>, heading?: string[], says?: (phrase: string[], where: "title" | "text") => boolean}} Hit
 *   `terms` says which words it holds; a hit of an index in parts has its words instead of its texts
 */
/** @typedef {{title: string[], tags: string[][], headings: string[], boost: number}} Page */
/** @typedef {{words: string[], weight: number}} Wording  one way to put a question */

const ID = /^[a-z0-9][a-z0-9.()_\s-]{0,60}$/i;
// Who types these asks the search itself, in its own language.
const OPERATORS = /["*~^:]|(?:^|\s)[+-]\S/;
// What French leaves of a small word before a vowel.
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=.)/;
const MOST_WORDINGS = 12;
const MOST_READ = 40;
// What a word or a phrase is worth by where it stands; a page that repeats others gets less of all.
const WORTH = { title: 3, tag: 2.5, heading: 1.5, text: 1 };
const PHRASE = { wholeTag: 6, title: 4, tag: 4, heading: 2, text: 2 };
const OTHER_WORDING = 0.9;
const REPEATED = 0.6;
const UNFINISHED = 0.5;
// More than words can be worth.
const MEANT = 1e9;

/** @param {string} text @returns {string[]}  its words in small letters, without "'s" and "l'" */
export function wordsOf(text) {
  const found = text.toLowerCase().replaceAll("’", "'").match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];
  return found.map((word) => word.replace(/'s$/, "").replace(ELIDED, "")).filter((word) => word !== "");
}

/** @param {string} word @returns {string}  without marks: what a keyboard without them gives */
function plain(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("œ", "oe");
}

/** @param {string} text @returns {string}  what an id says, however it is written: "ac 2 1" for "AC-2(1)" and "ac2 (01)"; "" for what is none */
export function idKey(text) {
  const parts = ID.test(text) && /\d/.test(text) ? (text.match(/[a-z]+|\d+/gi) ?? []) : [];
  return parts.map((part) => part.replace(/^0+(?=\d)/, "").toLowerCase()).join(" ");
}

/** @param {string} id @returns {string[]}  its words, and what the search itself takes for words */
function wordsOfId(id) {
  return [...new Set([...wordsOf(id), ...id.split("-")])];
}

/** @param {string} word @returns {string}  as it is compared: one for several */
export function base(word) {
  if (word.length < 4) return word;
  return word.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}

/** @param {string} a @param {string} b @returns {boolean}  whether one is the other with an ending */
function isAlike(a, b) {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short);
}

/** @param {string[]} words @param {string[]} phrase @returns {boolean}  whether it stands there; the last of several words may still be typed */
function holds(words, phrase) {
  const end = phrase.length > 1 ? "" : " ";
  return phrase.length > 0 && ` ${words.join(" ")} `.includes(` ${phrase.join(" ")}${end}`);
}

export class Ranking {
  /** @type {Map<string, Page>} */
  #pages = new Map();
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Map<string, string>}  ids as titles have them, by what they say */
  #ids = new Map();
  /** @type {Set<string>}  the words of titles and tags */
  #vocabulary = new Set();
  /** @type {Map<string, string[]>}  phrases of several words by the same without blanks */
  #joined = new Map();
  /** @type {Map<string, string>}  words with marks by the same without */
  #marked = new Map();
  /** @type {string[][][]}  wordings that mean the same */
  #synonyms;
  #stopWords;

  /** @param {{config: {synonyms?: string[][], stopWords?: string[]}, docs: Entry[]}} index */
  constructor({ config, docs }) {
    this.#stopWords = new Set(config.stopWords);
    this.#synonyms = (config.synonyms ?? []).map((group) => group.map(wordsOf).filter(({ length }) => length > 0));
    for (const entry of docs) this.#take(entry);
    for (const phrase of this.#synonyms.flat()) this.#learn(phrase);
  }

  /** @param {Entry} entry */
  #take(entry) {
    const [path = "", section] = entry.location.split("#");
    const title = wordsOf(entry.title);
    for (const word of title) if (plain(word) !== word) this.#marked.set(plain(word), word);
    this.#entries.set(entry.location, entry);
    const page = this.#pages.get(path);
    if (page && section !== undefined) {
      page.headings.push(...title.map(base), "|");
      return;
    }
    const tags = (entry.tags ?? []).map(wordsOf);
    const based = { title: title.map(base), tags: tags.map((tag) => tag.map(base)) };
    this.#pages.set(path, { ...based, headings: [], boost: entry.boost ?? 1 });
    for (const phrase of [title, ...tags]) this.#learn(phrase);
    for (const tag of tags) this.#joined.set(tag.join(""), tag);
    const id = entry.title.split(" ", 1)[0] ?? "";
    if (idKey(id) !== "") this.#ids.set(idKey(id), id.toLowerCase());
  }

  /** @param {string[]} phrase */
  #learn(phrase) {
    for (const word of phrase) {
      this.#vocabulary.add(word);
      if (plain(word) !== word) this.#marked.set(plain(word), word);
    }
    if (phrase.length > 1 && phrase.length < 4) this.#joined.set(phrase.join(""), phrase);
  }

  /**
   * @param {string} typed
   * @returns {{query: string, order: (items: Hit[][]) => Hit[][]}}  what to ask the search, and what to make of its answer
   */
  ask(typed) {
    const id = this.#idIn(typed);
    const words = wordsOf(typed);
    if (id === "" && (OPERATORS.test(typed) || words.length === 0)) return { query: typed, order: (items) => items };
    const wordings = id === "" ? this.#wordings(words) : [{ words: wordsOfId(id), weight: 1 }];
    const asked = new Set(wordings.flatMap((wording) => wording.words));
    for (const word of [...asked]) {
      // The search finds what goes on after a word, but not what ends before it.
      for (const known of this.#vocabulary) if (known.length < word.length && isAlike(known, word)) asked.add(known);
    }
    // The search does not know stop words, and would find all that begins like them.
    const telling = [...asked].filter((word) => !this.#stopWords.has(word));
    return { query: (telling.length > 0 ? telling : [...asked]).join(" "), order: (items) => this.#order(items, wordings, new Set(words), id) };
  }

  /** @param {string} typed @returns {string}  the id of a criterion as its title has it, or "" */
  #idIn(typed) {
    return this.#ids.get(idKey(typed.trim())) ?? "";
  }

  /** @param {string} word @returns {string}  as titles and keywords write it; the word itself where none has marks, or it is one of theirs */
  #withMarks(word) {
    if (this.#vocabulary.has(word)) return word;
    const bare = plain(word);
    const known = this.#marked.get(bare) ?? [...this.#marked].find(([other]) => isAlike(other, bare))?.[1];
    if (known !== undefined) return known;
    // The last word may still be typed.
    const longer = bare.length > 2 ? [...this.#marked].find(([other]) => other.startsWith(bare)) : undefined;
    return longer === undefined || longer[0].length !== longer[1].length ? word : longer[1].slice(0, bare.length);
  }

  /** @param {string[]} words @returns {Wording[]}  the question itself, and the same in other words */
  #wordings(words) {
    const apart = words.flatMap((word) => this.#joined.get(word) ?? [word]);
    const found = [{ words, weight: 1 }];
    if (apart.length > words.length) found.push({ words: apart, weight: 1 });
    const marked = apart.map((word) => this.#withMarks(word));
    if (marked.some((word, at) => word !== apart[at])) found.push({ words: marked, weight: 1 });
    for (const group of this.#synonyms) {
      for (const known of group) {
        const at = startOf(apart, known);
        if (at < 0) continue;
        for (const other of group) {
          if (other === known || found.length >= MOST_WORDINGS) continue;
          found.push({ words: [...apart.slice(0, at), ...other, ...apart.slice(at + known.length)], weight: OTHER_WORDING });
        }
      }
    }
    return found;
  }

  /** @param {Hit[][]} items  the hits of one page each @param {Wording[]} wordings @param {Set<string>} typed @param {string} id */
  #order(items, wordings, typed, id) {
    const rarity = this.#rarity(items);
    const top = Math.max(1e-9, ...items.map((hits) => hits[0]?.score ?? 0));
    const pages = items.map((hits) => {
      const path = hits[0]?.location.split("#")[0] ?? "";
      const own = (hits[0]?.score ?? 0) / top;
      const isMeant = id !== "" && this.#entries.get(path)?.title.toLowerCase().startsWith(`${id} `);
      return { hits, path, worth: isMeant ? MEANT : own / 2 + this.#best(path, hits, wordings, rarity, false) };
    });
    const sort = () => pages.sort((a, b) => b.worth - a.worth);
    for (const page of sort().slice(0, MOST_READ)) {
      if (page.worth < MEANT) page.worth += this.#best(page.path, page.hits, wordings, rarity, true);
    }
    return sort().map(({ hits }) => hits.map((hit) => ({ ...hit, terms: onlyTyped(hit.terms, typed) })));
  }

  /** @param {Hit[][]} items @returns {(word: string) => number}  how much it says that a page holds a word, by its words of the answer */
  #rarity(items) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const hits of items) {
      const held = new Set(hits.flatMap(({ terms }) => Object.keys(terms).filter((word) => terms[word])));
      for (const word of held) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return (word) => {
      const count = counts.get(word);
      // What no page counts is a word such as "the", or stands nowhere.
      return count === undefined ? 0 : Math.log(1 + this.#pages.size / count);
    };
  }

  /**
   * @param {string} path
   * @param {Hit[]} hits
   * @param {Wording[]} wordings
   * @param {(word: string) => number} rarity
   * @param {boolean} readsTexts  whether to look for the phrase in the texts, or at all else
   */
  #best(path, hits, wordings, rarity, readsTexts) {
    const page = this.#pages.get(path);
    if (!page) return 0;
    const worths = wordings.map(({ words, weight }) =>
      weight * (readsTexts ? this.#worthOfTexts(hits, words, rarity) : worthOf(page, hits, words, rarity)));
    return Math.max(...worths) * (page.boost < 1 ? REPEATED : page.boost > 1 ? 1.1 : 1);
  }

  /** @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
  #worthOfTexts(hits, words, rarity) {
    if (words.length < 2) return 0;
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    // One or two signs between words, and none of a tag: plain enough to be quick on long texts.
    const phrase = new RegExp(escaped.join("[\\s\\-–—/,;:.'’]{1,2}"), "i");
    const isThere = hits.some(({ location, says }) => says?.(words, "text") ?? phrase.test(this.#entries.get(location)?.text ?? ""));
    return isThere ? PHRASE.text * sum(words, rarity) : 0;
  }
}

// The kinds of messages between Material's script and its worker.
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

/** @typedef {{type: number, data?: any}} Message */

/** Stands between Material's script and its worker, and changes what they tell each other. */
class Order {
  /** @type {Ranking | null} */
  #ranking = null;
  /** @type {((items: Hit[][]) => Hit[][])[]}  for the answers to come, which keep the order of the questions */
  #awaited = [];

  /** @param {Message} message  for the worker */
  asked(message) {
    if (message.type === SETUP) this.#ranking = new Ranking(message.data);
    if (message.type !== QUERY || !this.#ranking) return message;
    const { query, order } = this.#ranking.ask(message.data);
    this.#awaited.push(order);
    return { ...message, data: query };
  }

  /** @param {Message} message  from the worker */
  heard(message) {
    const order = message.type === RESULT ? this.#awaited.shift() : undefined;
    return order ? { ...message, data: { ...message.data, items: order(message.data.items) } } : message;
  }
}

/**
 * @param {() => Worker} start  starts Material's worker
 * @param {(message: Message) => void} tell  gives Material's script a message
 * @returns {(message: Message) => Promise<void>}  takes those of Material's script
 */
export function connect(start, tell) {
  /** @type {(message: Message) => unknown} */
  let take = () => {};
  return async (message) => {
    if (message.type === SETUP) take = await takerFor(message.data, start, tell);
    await take(message);
  };
}

/** @param {any} index @param {() => Worker} start @param {(message: Message) => void} tell @returns {Promise<(message: Message) => unknown>} */
async function takerFor(index, start, tell) {
  // Without the script that reads parts, the list of pages is an index of titles and keywords.
  const script = index.config.parts && (await import("./search-answers.js").catch(() => null));
  if (!script) {
    const [worker, order] = [start(), new Order()];
    worker.addEventListener("message", ({ data }) => tell(order.heard(data)));
    return (message) => worker.postMessage(order.asked(message));
  }
  const answers = new script.AnswersFromParts(index, new URL("../../search/", import.meta.url), (/** @type {Hit[][]} */ items) => tell({ type: RESULT, data: { items } }));
  return ({ type, data }) => (type === SETUP ? tell({ type: READY }) : void answers.give(data));
}

/** @param {Page} page @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
function worthOf(page, hits, words, rarity) {
  const based = words.map(base);
  const flat = page.tags.flat();
  const headings = [...page.headings, ...hits.flatMap(({ heading }) => heading?.map(base) ?? [])];
  const text = Math.max(...hits.map(({ terms }) => sum(words, (word) => (terms[word] ? rarity(word) : 0))));
  const places = words.map((word, at) => {
    const isLast = at === words.length - 1;
    const inTitle = likeness(page.title, based[at] ?? "", isLast) * WORTH.title;
    const inTags = likeness(flat, based[at] ?? "", isLast) * WORTH.tag;
    const inHeadings = likeness(headings, based[at] ?? "", isLast) * WORTH.heading;
    return Math.max(inTitle, inTags, inHeadings) * rarity(word);
  });
  return text * WORTH.text + places.reduce((a, b) => a + b, 0) + phraseWorth(page, hits, words, rarity);
}

/** @param {Page} page @param {Hit[]} hits @param {string[]} words @param {(word: string) => number} rarity */
function phraseWorth(page, hits, words, rarity) {
  const based = words.map(base);
  const all = sum(words, rarity);
  const tags = page.tags.map((tag) => {
    if (tag.join("") === based.join("")) return PHRASE.wholeTag * all;
    if (holds(tag, based)) return PHRASE.tag * all;
    // A keyword in the question is worth as much as the words that it takes up.
    const at = startOf(based, tag);
    return at < 0 ? 0 : PHRASE.tag * sum(words.slice(at, at + tag.length), rarity);
  });
  const inTitle = based.length > 1 && holds(page.title, based) ? PHRASE.title * all : 0;
  const isHeading = holds(page.headings, based) || hits.some(({ heading, says }) => heading && says?.(words, "title"));
  const inHeading = based.length > 1 && isHeading ? PHRASE.heading * all : 0;
  return Math.max(0, inTitle, inHeading, ...tags);
}

/** @param {string[]} words @param {string} word @param {boolean} isLast  whether it may still be typed */
function likeness(words, word, isLast) {
  if (words.includes(word)) return 1;
  if (words.some((one) => isAlike(one, word))) return 0.8;
  return isLast && word.length > 1 && words.some((one) => one.startsWith(word)) ? UNFINISHED : 0;
}

/** @param {string[]} words @param {string[]} phrase @returns {number}  where it begins, or -1 */
function startOf(words, phrase) {
  if (phrase.length === 0) return -1;
  return words.findIndex((_, at) => phrase.every((one, step) => base(words[at + step] ?? "") === base(one)));
}

/** @param {string[]} words @param {(word: string) => number} worth */
function sum(words, worth) {
  return [...new Set(words)].reduce((total, word) => total + worth(word), 0);
}

/** @param {Record<string, boolean>} terms @param {Set<string>} typed  other words are not told as missing */
function onlyTyped(terms, typed) {
  return Object.fromEntries(Object.entries(terms).filter(([word, isHeld]) => isHeld || typed.has(word)));
}
