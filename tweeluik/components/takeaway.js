// What a reader takes along from a page without a trip to the server: a sentence, the figures of a pair, a picture.
//
// One listener for the page. A button says with `data-take` what it gives: `text` (its own `data-text`), `sentence` (the
// finding it stands under, with the figures that follow), `png` or `svg` (the charts up to the next finding).
const CHART = ".js-plotly-plot", TITLE = ".tw-finding-title", SPACE = "http://www.w3.org/2000/svg";
const SERIF = '"Source Serif", Georgia, serif', SANS = '"Source Sans", sans-serif';
const MARGIN = 24, SHARPER = 2, NARROWEST = 520, MOST_ROWS = 12;

// What the page said last. A component is called again with every change and only cleaned up when it goes, so the listener
// is one function, which the browser adds once however often it is asked.
let current = {};

export default function ({ data }) {
    current = data;
    document.addEventListener("click", onClick);
    document.documentElement.dataset.takes = ""; // from now on a button does something, so it may be seen
}

function onClick(event) {
    const button = event.target.closest?.("button[data-take]");
    if (button) take(button, current);
}

async function take(button, data) {
    const kind = button.dataset.take;
    if (kind === "png" || kind === "svg") return picture(button, kind, data.stamp);
    const text = kind === "text" ? button.dataset.text : sentence(button);
    const done = await copied(`${text}\n${data.stamp}`);
    const label = button.textContent;
    if (label === data.done || label === data.failed) return;
    button.textContent = done ? data.done : data.failed;
    setTimeout(() => (button.textContent = label), 2000);
}

async function copied(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // Without https a browser has no clipboard for pages; a selection can still be copied.
        const area = Object.assign(document.createElement("textarea"), { value: text });
        document.body.append(area);
        area.select();
        const done = document.execCommand("copy");
        area.remove();
        return done;
    }
}

// Elements of a kind between the finding of a button and the next one, in reading order.
function within(button, selector) {
    const titles = [...document.querySelectorAll(TITLE)];
    const own = titles.filter((title) => before(title, button)).at(-1);
    const next = titles[titles.indexOf(own) + 1];
    return [...document.querySelectorAll(selector)].filter((each) => before(own, each) && (!next || before(each, next)));
}

function before(one, other) {
    return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

function finding(button) {
    return [...document.querySelectorAll(TITLE)].filter((title) => before(title, button)).at(-1).textContent;
}

// The finding, and what it stands on: the first pair under it, else the table of its chart when that is short.
function sentence(button) {
    const pair = within(button, "button[data-take=text]")[0];
    const evidence = pair ? [pair.dataset.text] : rows(within(button, ".tw-table table")[0]);
    return [finding(button), ...evidence].join("\n");
}

function rows(table) {
    const said = [...(table?.tBodies[0].rows ?? [])];
    if (said.length > MOST_ROWS) return [];
    const names = [...table?.tHead?.rows[0].cells ?? []].map((cell) => cell.textContent);
    return said.map(({ cells }) => {
        const [label, ...values] = [...cells].map((cell) => cell.textContent);
        return `${label}: ${values.map((value, place) => `${names[place + 1]} ${value}`).join("; ")}`;
    });
}

async function picture(button, kind, stamp) {
    const drawn = composed(button, stamp);
    if (!drawn) return;
    const name = `${button.dataset.name}.${kind}`;
    if (kind === "svg") return save(written(drawn), name);
    // A picture knows only the fonts that it brings along.
    drawn.prepend(Object.assign(element("style", {}), { textContent: await fonts() }));
    const blob = written(drawn);
    const image = new Image();
    image.src = URL.createObjectURL(blob);
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = drawn.getAttribute("width") * SHARPER;
    canvas.height = drawn.getAttribute("height") * SHARPER;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob((made) => save(made, name), "image/png");
}

// The drawing as a file; references to its own parts must not name the page that they were drawn on.
function written(drawn) {
    const text = new XMLSerializer().serializeToString(drawn);
    const plain = text.replace(/url\((?:&quot;|["'])?[^#"')]*#([^"')&]+)(?:&quot;|["'])?\)/g, "url(#$1)");
    return new Blob([plain], { type: "image/svg+xml" });
}

async function fonts() {
    const rules = [...document.styleSheets].flatMap(faces);
    return (await Promise.all(rules.map(embedded))).join("");
}

function faces(sheet) {
    try {
        const rules = [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
        return rules.filter(({ style }) => /^.?Source S/.test(style.fontFamily) && style.fontStyle !== "italic");
    } catch {
        return []; // a style sheet of another server may not be read
    }
}

async function embedded(rule) {
    const source = rule.style.getPropertyValue("src").match(/url\(["']?([^"')]+)/)[1];
    const font = await (await fetch(new URL(source, rule.parentStyleSheet.href ?? document.baseURI))).blob();
    const reader = new FileReader();
    const read = new Promise((done) => (reader.onload = () => done(reader.result)));
    reader.readAsDataURL(font);
    return `@font-face{font-family:${rule.style.fontFamily};font-weight:100 900;src:url(${await read})}`;
}

function save(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// Title, charts with what stands above them, and stamp in one drawing, as they stand on the screen.
function composed(button, stamp) {
    const charts = within(button, CHART).filter((chart) => chart.getBoundingClientRect().width);
    if (!charts.length) return null;
    const labels = within(button, "[data-legend]").filter((label) => label.textContent.trim());
    const boxes = [...charts, ...labels].map((each) => each.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left)), top = Math.min(...boxes.map((box) => box.top));
    const right = Math.max(...boxes.map((box) => box.right)), bottom = Math.max(...boxes.map((box) => box.bottom));
    const width = Math.max(NARROWEST, right - left), looks = getComputedStyle(document.querySelector(".stApp"));
    const root = element("svg", { xmlns: SPACE });
    const paper = root.appendChild(element("rect", { width: "100%", height: "100%", fill: looks.backgroundColor }));
    let y = MARGIN;
    for (const line of lines(finding(button), `600 22px ${SERIF}`, width))
        root.append(text(line, MARGIN, (y += 28), { size: 22, weight: 600, family: SERIF, fill: looks.color }));
    y += MARGIN;
    for (const label of labels) root.append(...legend(label, left - MARGIN, top - y));
    for (const chart of charts) {
        const box = chart.getBoundingClientRect();
        for (const layer of chart.querySelectorAll(".main-svg")) root.append(placed(layer, box, left - MARGIN, top - y));
    }
    y += bottom - top + 8;
    for (const line of lines(stamp, `11px ${SANS}`, width))
        root.append(text(line, MARGIN, (y += 16), { size: 11, family: SANS, fill: looks.color, opacity: 0.7 }));
    size(root, width + 2 * MARGIN, y + MARGIN);
    size(paper, width + 2 * MARGIN, y + MARGIN);
    root.setAttribute("viewBox", `0 0 ${width + 2 * MARGIN} ${y + MARGIN}`);
    return root;
}

function placed(layer, box, left, top) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(".hoverlayer, .zoomlayer, .draglayer").forEach((part) => part.replaceChildren());
    copy.removeAttribute("style");
    copy.setAttribute("overflow", "visible");
    copy.setAttribute("x", box.left - left);
    copy.setAttribute("y", box.top - top);
    return copy;
}

// The names of the formats with their marks, or the title of a small chart.
function legend(label, left, top) {
    const box = label.getBoundingClientRect(), fill = getComputedStyle(label).color;
    const x = box.left - left, y = box.top - top + box.height / 2, mark = label.querySelector(".tw-mark");
    const said = text(label.textContent.trim(), x + (mark ? 18 : 0), y + 5, { size: 15, family: SANS, fill });
    if (!mark) return [said];
    const hue = getComputedStyle(mark).backgroundColor, isOpen = label.closest(".tw-open");
    const shape = isOpen
        ? element("rect", { x: x + 1, y: y - 5, width: 10, height: 10, fill: hue, transform: `rotate(45 ${x + 6} ${y})` })
        : element("circle", { cx: x + 6, cy: y, r: 5.5, fill: hue });
    return [shape, said];
}

function text(said, x, y, { size, family, fill, weight = 400, opacity = 1 }) {
    const looks = { x, y, fill, opacity, "font-size": size, "font-family": family, "font-weight": weight };
    return Object.assign(element("text", looks), { textContent: said });
}

// A text in lines that fit a width.
function lines(said, font, width) {
    const pen = document.createElement("canvas").getContext("2d"), found = [""];
    pen.font = font;
    for (const word of said.split(" ")) {
        const longer = `${found.at(-1)} ${word}`.trim();
        if (found.at(-1) && pen.measureText(longer).width > width) found.push(word);
        else found[found.length - 1] = longer;
    }
    return found;
}

function size(node, width, height) {
    node.setAttribute("width", width);
    node.setAttribute("height", height);
}

function element(name, attributes) {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
}
