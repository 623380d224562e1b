// Finds things the way a screen reader names them. Runs inside the page before each question; the last line of what
// is sent asks it.

const ROLES = {
  A: (e) => (e.hasAttribute("href") ? "link" : ""),
  ARTICLE: () => "article",
  ASIDE: () => "complementary",
  BUTTON: () => "button",
  DETAILS: () => "group",
  DIALOG: () => "dialog",
  FIELDSET: () => "group",
  FORM: () => "form",
  H1: () => "heading",
  H2: () => "heading",
  H3: () => "heading",
  H4: () => "heading",
  LI: () => "listitem",
  MAIN: () => "main",
  NAV: () => "navigation",
  OL: () => "list",
  OPTION: () => "option",
  SECTION: () => "region",
  SELECT: (e) => (e.multiple || e.size > 1 ? "listbox" : "combobox"),
  SUMMARY: () => "button",
  TABLE: () => "table",
  TD: () => "cell",
  TEXTAREA: () => "textbox",
  TR: () => "row",
  UL: () => "list",
  INPUT: (e) =>
    ({
      button: "button",
      submit: "button",
      reset: "button",
      image: "button",
      checkbox: "checkbox",
      radio: "radio",
      range: "slider",
      number: "spinbutton",
      search: "searchbox",
      hidden: "",
    })[e.type] ?? (e.hasAttribute("list") ? "combobox" : "textbox"),
};

const KINDS = {
  control:
    "button link menuitem menuitemcheckbox menuitemradio tab radio checkbox switch option treeitem".split(" "),
  field: "textbox searchbox combobox listbox spinbutton slider".split(" "),
  mark: "checkbox switch menuitemcheckbox".split(" "),
  place:
    "article cell complementary dialog alertdialog form group list listbox listitem main menu navigation radiogroup region row search tabpanel table toolbar".split(
      " ",
    ),
};

const NAMED_BY_CONTENT =
  "button link menuitem menuitemcheckbox menuitemradio tab radio checkbox switch option treeitem heading cell listitem row".split(
    " ",
  );

/** White space as a reader sees it. */
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

const roleOf = (e) => e.getAttribute("role")?.trim().split(/\s+/)[0] || ROLES[e.tagName]?.(e) || "";

/** Everything below `root`, in the order of the page, what stands in shadow roots included. */
function* below(root) {
  for (const e of root.querySelectorAll("*")) {
    yield e;
    if (e.shadowRoot) yield* below(e.shadowRoot);
  }
}

/** Whether an element or anything that it stands in matches, up through shadow roots. */
const within = (e, selector) =>
  e.closest(selector) !== null || (e.getRootNode().host ? within(e.getRootNode().host, selector) : false);

/** The CodeMirror editor whose text this is: it draws only what is in view, its own state is the whole. */
const editor = (e) => e.cmTile?.root?.view ?? null;

/** The text of an element and of what is in it, as it counts for a name. */
function spoken(node, skip) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node === skip) return "";
  if (node.getAttribute("aria-hidden") === "true" || !node.checkVisibility({ visibilityProperty: true })) return "";
  const own = node.getAttribute("aria-label");
  if (own) return ` ${own} `;
  if (node.tagName === "IMG") return node.alt;
  if (["INPUT", "SELECT", "TEXTAREA", "STYLE", "SCRIPT"].includes(node.tagName)) return "";
  if (node.tagName === "svg") return node.querySelector("title")?.textContent ?? "";
  const inside = [...node.childNodes].map((child) => spoken(child, skip)).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inside : ` ${inside} `;
}

/** The accessible name of an element: the parts of the W3C's computation that this app can meet. */
function nameOf(e) {
  const by = (attribute) =>
    (e.getAttribute(attribute) ?? "")
      .split(/\s+/)
      .map((id) => id && e.getRootNode().getElementById(id))
      .filter(Boolean)
      .map((other) => tidy(spoken(other, e)) || tidy(other.textContent))
      .join(" ");
  const direct = (tag) => {
    const child = [...e.children].find((one) => one.tagName === tag);
    return child ? tidy(spoken(child)) : "";
  };
  const native = () => {
    if (e.tagName === "INPUT" && ["button", "submit", "reset"].includes(e.type)) return e.value;
    if (e.tagName === "INPUT" && e.type === "image") return e.alt;
    if (e.labels?.length) return [...e.labels].map((label) => tidy(spoken(label, e))).join(" ");
    // A closed list does not render its options.
    if (e.tagName === "OPTION") return e.label;
    if (e.tagName === "FIELDSET") return direct("LEGEND");
    if (e.tagName === "TABLE") return direct("CAPTION");
    if (e.tagName === "DETAILS") return direct("SUMMARY");
    return "";
  };
  const content = () => (NAMED_BY_CONTENT.includes(roleOf(e)) ? spoken(e) : "");
  return (
    tidy(by("aria-labelledby")) ||
    tidy(e.getAttribute("aria-label")) ||
    tidy(native()) ||
    tidy(content()) ||
    tidy(e.getAttribute("title")) ||
    tidy(e.getAttribute("placeholder"))
  );
}

/** Whether a person can reach it: rendered, not hidden from screen readers, not behind a dialog. */
function reachable(e) {
  if (e.tagName === "OPTION") return !e.closest("select") || reachable(e.closest("select"));
  if (!e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return false;
  if (within(e, '[aria-hidden="true"], [inert]')) return false;
  const dialog = [...document.querySelectorAll(":modal")].at(-1);
  return !dialog || within(e, ":modal");
}

const disabled = (e) => e.matches(":disabled") || e.closest('[aria-disabled="true"]') !== null;

/** Everything below `root` whose role is one of these. */
const all = (root, roles) =>
  [...below(root)].filter((e) => roles.includes(roleOf(e)) && reachable(e));

/** The part of the page that these names lead to, from the outside in; a string says why there is none. */
function placeAt(names) {
  let root = document;
  for (const name of names) {
    const places = all(root, KINDS.place);
    let found = places.filter((e) => nameOf(e) === name);
    if (found.length === 0) {
      // A row or an item of a list is also known by anything that it says.
      const says = places.filter(
        (e) => ["row", "listitem", "article"].includes(roleOf(e)) && tidy(e.innerText).includes(name),
      );
      found = says.filter((e) => !says.some((other) => other !== e && e.contains(other)));
    }
    if (found.length !== 1) {
      const others = places.map(nameOf).filter(Boolean).join(" · ");
      return `${found.length} places are called “${name}”. There are: ${others}`;
    }
    root = found[0];
  }
  return root;
}

/** The one thing of a kind with this name: `{ element }`, or `{ why }` there is not exactly one that can be used. */
function find(kind, name, places, evenDisabled) {
  const root = placeAt(places);
  if (typeof root === "string") return { why: root };
  const roles = KINDS[kind] ?? [kind];
  const there = all(root, roles);
  let found = there.filter((e) => nameOf(e) === tidy(name));
  if (found.length > 1) found = found.filter((e) => !disabled(e));
  if (found.length === 1 && (evenDisabled || !disabled(found[0]))) return { element: found[0] };
  if (found.length === 1) return { why: `“${name}” is disabled` };
  const names = there.map((e) => `${nameOf(e) || "(no name)"} (${roleOf(e)})`).join(" · ");
  const how = found.length === 0 ? `no ${kind} is` : `${found.length} of kind ${kind} are`;
  return { why: `${how} called “${name}”. There are: ${names || "none"}` };
}

/** The same, ready for the pointer: in view, still, and with nothing over it. */
function target(kind, name, places) {
  const found = find(kind, name, places, false);
  if (!found.element) return found;
  let e = found.element;
  // A native mark that is painted by its label is clicked there, as a person would.
  const box = e.getBoundingClientRect();
  const painted = box.width > 2 && box.height > 2 && getComputedStyle(e).opacity !== "0";
  if (!painted && e.labels?.length) e = e.labels[0];
  if (e.tagName === "OPTION") return { element: e };
  e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const moving = document
    .getAnimations()
    .some(
      (a) =>
        a.playState === "running" &&
        a.effect?.getComputedTiming().endTime !== Infinity &&
        a.effect?.target?.contains(e) &&
        a.effect.getKeyframes().some((frame) => ["transform", "translate", "scale"].some((p) => p in frame)),
    );
  if (moving) return { why: `“${name}” is still moving` };
  const { left, top, width, height } = [...e.getClientRects()][0] ?? box;
  let over = document.elementFromPoint(left + width / 2, top + height / 2);
  while (over?.shadowRoot && over !== e)
    over = over.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
  if (!over || !(e.contains(over) || over.contains(e) || over.closest("label")?.control === e))
    return { why: `“${name}” is covered by ${over?.outerHTML.slice(0, 120) ?? "nothing: it is out of view"}` };
  return { element: e };
}

/** Heeds where the next click lands: the page may move between the look at a thing and the press. */
function watch(e) {
  globalThis.aim = { at: e, path: null };
  addEventListener("click", (event) => (globalThis.aim.path = event.composedPath()), { capture: true, once: true });
}

/** Whether that click went by what was aimed at, and what it pressed instead, if anything. */
function missed() {
  const { at, path } = globalThis.aim ?? {};
  globalThis.aim = undefined;
  // A page that was drawn anew by the click knows of no aim, and the options of a list hear no clicks.
  if (!at || at.tagName === "OPTION" || path?.includes(at)) return { missed: false };
  const other = path?.find((e) => e instanceof Element && e.matches("button, a, input, select, textarea, summary"));
  return { missed: true, pressed: other ? nameOf(other) || other.tagName : null };
}

/** What a person reads on the page, or in a part of it. */
function text(places) {
  const root = placeAt(places);
  if (typeof root === "string") return "";
  const page = root === document ? document.body : root;
  const shadows = [...below(page)].filter((e) => e.shadowRoot && reachable(e));
  return tidy([page, ...shadows.flatMap((e) => [...e.shadowRoot.children])].map((e) => e.innerText).join(" "));
}

/** What a field holds, as a person would read it. */
function holds(e) {
  if (editor(e)) return editor(e).state.doc.toString();
  if (e.tagName === "SELECT") return tidy(e.selectedOptions[0]?.textContent);
  if (["checkbox", "radio"].includes(e.type)) return String(e.checked);
  return "value" in e && e.tagName !== "BUTTON" ? e.value : (e.getAttribute("aria-checked") ?? e.innerText);
}

/** What stands beside a field about it. */
const beside = (e) =>
  tidy(
    ["aria-errormessage", "aria-describedby"]
      .flatMap((attribute) => (e.getAttribute(attribute) ?? "").split(/\s+/))
      .map((id) => id && e.getRootNode().getElementById(id))
      .filter((other) => other && reachable(other))
      .map((other) => other.innerText)
      .concat(e.getAttribute("aria-description") ?? "")
      .join(" "),
  );

/** Puts a whole text in place of what a field holds, and tells the page as typing would. */
function put(e, words) {
  e.focus();
  if (editor(e)) {
    const all = new KeyboardEvent("keydown", { key: "a", keyCode: 65, ctrlKey: true, bubbles: true, cancelable: true });
    e.dispatchEvent(all);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", words);
    e.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    return;
  }
  if (e.isContentEditable) {
    getSelection().selectAllChildren(e);
    document.execCommand("insertText", false, words);
    return;
  }
  // The page's framework may have put a setter of its own on the element: the prototype's is the real one.
  const kind = e.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(e, words);
  e.dispatchEvent(new InputEvent("input", { bubbles: true, data: words, inputType: "insertText" }));
  e.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What has the keyboard: its role and name. */
function focused() {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  if (!e || e === document.body) return "";
  const busy = e.getAttribute("aria-busy") === "true" ? " (busy)" : "";
  return `${roleOf(e)} “${nameOf(e)}”${busy}`.trim();
}
