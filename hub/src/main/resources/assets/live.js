// Keeps an open page true: what has changed is put in place and shown for a moment; rows stay where they are.
// One stream a page tells what has changed; if it is lost, quantities are asked for now and then, and the page says how
// old it is. A page that nobody looks at has no stream: browsers allow only a few connections to one place.
"use strict";

const fallbackSeconds = 4;
const silenceSeconds = 40;
const headline = { every: 1100 };
const content = { every: 500 };
let stream = null;
let heardAt = Date.now();
let trueAt = Date.now();
let lostAt = null;

function shown(door) {
    door.classList.remove("changed");
    void door.offsetWidth;
    door.classList.add("changed");
}

function newer(answer) {
    if (answer.status === 401) {
        location.reload();
    }
    if (!answer.ok) {
        throw new Error(answer.status);
    }
    return answer;
}

const sheet = document.querySelector("table[data-live]");
async function refreshCells() {
    const answer = newer(await fetch(sheet.dataset.live, { headers: { Accept: "application/json" } }));
    for (const [id, quantity] of Object.entries(await answer.json())) {
        const door = document.getElementById(id);
        if (door && door.dataset.quantity !== String(quantity)) {
            door.textContent = (quantity / 10 ** door.dataset.decimals).toLocaleString(document.body.dataset.locale);
            door.classList.toggle("zero", quantity === 0);
            door.classList.toggle("below", quantity < 0);
            door.dataset.quantity = String(quantity);
            shown(door);
        }
    }
}

// Parts of the page are taken from the page as it is now. A cell is the same one if its row begins with the same words.
const cells = (part) => {
    const known = new Map();
    part.querySelectorAll("tr").forEach((row) => {
        row.querySelectorAll("td").forEach((cell, at) => known.set(row.cells[0].textContent.trim() + " " + at, cell));
    });
    return known;
};
const item = document.querySelector("[data-live-sku]");
async function refreshParts() {
    const answer = newer(await fetch(location.href, { headers: { Accept: "text/html" } }));
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelectorAll("[data-fresh]").forEach((part) => {
        const next = now.getElementById(part.id);
        if (!next || next.innerHTML === part.dataset.made) {
            return;
        }
        const before = cells(part);
        const first = part.dataset.made === undefined;
        part.dataset.made = next.innerHTML;
        localTimes(next);
        if (first && next.textContent === part.textContent) {
            return;
        }
        part.replaceChildren(...next.childNodes);
        cells(part).forEach((cell, key) => {
            if (cell.matches(".num") && before.get(key)?.textContent !== cell.textContent) {
                shown(cell.querySelector(".door") || cell);
            }
        });
    });
}

async function refreshHeadline() {
    const answer = newer(await fetch("/headline", { headers: { Accept: "text/html" } }));
    const strip = document.getElementById("headline");
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("headline");
    if (strip && next && strip.outerHTML !== next.outerHTML) {
        strip.replaceWith(next);
        shown(next);
    }
}

const showsChannels = item || sheet?.dataset.live.includes("columns=channels");
const refreshContent = sheet ? refreshCells : item ? refreshParts : null;

// Asks at once, and again after a while for what came meanwhile.
async function refresh(what, work) {
    if (what.busy) {
        what.again = true;
        return;
    }
    what.busy = true;
    try {
        await work();
        if (lostAt !== null && work === refreshContent) {
            trueAt = Date.now();
        }
    } catch {
        // The hub cannot be asked; that the stream is lost too is said at the top.
    }
    setTimeout(() => {
        what.busy = false;
        if (what.again) {
            what.again = false;
            refresh(what, work);
        }
    }, what.every);
}

const contentIsNew = () => refreshContent && refresh(content, refreshContent);
// The hub keeps the sentence for a second, so it is asked for when that is over.
const headlineIsNew = () => setTimeout(() => refresh(headline, refreshHeadline), headline.every);

function concerns(change) {
    if (!change.sku) {
        return true;
    }
    return item ? item.dataset.liveSku === change.sku : !!sheet?.querySelector(`tr[data-sku="${CSS.escape(change.sku)}"]`);
}

function hear(name, then) {
    stream.addEventListener(name, (event) => {
        heardAt = Date.now();
        then(event.data ? JSON.parse(event.data) : {});
    });
}

function sayWhetherLost() {
    const strip = document.getElementById("lost");
    const isLost = lostAt !== null && Date.now() - lostAt > 3000;
    strip.hidden = !isLost;
    document.body.classList.toggle("stale", isLost);
    if (isLost) {
        const seconds = Math.round((Date.now() - trueAt) / 1000);
        const age = seconds < 90 ? seconds + " s" : Math.round(seconds / 60) + " min";
        strip.textContent = `Not live. As of ${new Date(trueAt).toLocaleTimeString()}, ${age} ago`;
    }
}

function lose() {
    if (lostAt === null) {
        lostAt = Date.now();
        trueAt = lostAt;
    }
}

function open() {
    stream?.close();
    heardAt = Date.now();
    stream = new EventSource("/events");
    stream.addEventListener("open", () => {
        heardAt = Date.now();
        lostAt = null;
        sayWhetherLost();
        contentIsNew();
        headlineIsNew();
    });
    stream.addEventListener("error", lose);
    hear("beat", () => {});
    hear("start-over", () => {
        contentIsNew();
        headlineIsNew();
    });
    hear("stock-changed", (change) => concerns(change) && contentIsNew());
    hear("availability-changed", () => showsChannels && contentIsNew());
    hear("order-changed", () => item && contentIsNew());
    hear("incident-opened", (change) => {
        headlineIsNew();
        if (concerns(change)) {
            contentIsNew();
        }
    });
    hear("incident-closed", headlineIsNew);
    hear("channel-state", headlineIsNew);
}

// A lost stream is opened again by the browser, unless it was refused or has fallen silent.
setInterval(() => {
    if (document.hidden || !stream) {
        return;
    }
    const isSilent = Date.now() - heardAt > silenceSeconds * 1000;
    if (isSilent) {
        lose();
    }
    if (lostAt !== null) {
        contentIsNew();
        if (isSilent || stream.readyState === EventSource.CLOSED) {
            open();
        }
    }
    sayWhetherLost();
}, fallbackSeconds * 1000);

document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
        stream?.close();
        stream = null;
        lostAt = null;
    } else {
        open();
    }
});
if (!document.hidden) {
    open();
}
