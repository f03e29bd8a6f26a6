// What pages do beyond htmx: keys, menus, and words for what went wrong. Every page can be read without it.
"use strict";

document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-Form-Token"] = document.querySelector("meta[name=form-token]").content;
});

function toast(html, seconds) {
    const box = document.createElement("div");
    box.innerHTML = html;
    document.getElementById("toasts").append(box);
    if (seconds) {
        setTimeout(() => box.remove(), seconds * 1000);
    }
    box.addEventListener("click", (event) => {
        if (!event.target.closest("a, button:not([data-close])")) {
            box.remove();
        }
    });
}

const words = (text) => `<div class="alert alert-danger" role="alert">${text}</div>`;
document.addEventListener("htmx:responseError", (event) => {
    const answer = event.detail.xhr;
    const isPart = answer.getResponseHeader("Content-Type")?.startsWith("text/html");
    toast(isPart ? answer.responseText : words("The hub answered " + answer.status + "."), 12);
});
document.addEventListener("htmx:sendError", () => toast(words("The hub cannot be reached. Nothing was changed; try again."), 12));
document.addEventListener("htmx:timeout", () => toast(words("The hub did not answer in time. Look again before you repeat it."), 12));

document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping) {
        event.preventDefault();
        document.querySelector("[data-find]")?.select();
    }
    if (event.key === "Escape") {
        document.querySelectorAll("details.menu-of[open], details.account[open]").forEach((menu) => (menu.open = false));
    }
    // j and k walk through the rows of a table, as arrows do in a list.
    if ((event.key === "j" || event.key === "k") && !isTyping) {
        const rows = [...document.querySelectorAll("[data-rows] tbody tr[data-href]")];
        const at = rows.indexOf(document.activeElement.closest("tr"));
        const next = rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
        next?.querySelector("a")?.focus();
    }
});

document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu-of[open], details.account[open]").forEach((menu) => {
        if (!menu.contains(event.target)) {
            menu.open = false;
        }
    });
    const step = event.target.closest("[data-step]");
    if (step) {
        const field = document.getElementById(step.dataset.for);
        const typed = Number(field.value.replace(",", ".").replace("\u2212", "-")) || 0;
        field.value = String(Number((typed + Number(step.dataset.step)).toFixed(6)));
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const copy = event.target.closest("[data-copy]");
    if (copy) {
        navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).textContent.trim());
        copy.textContent = "Copied";
    }
});

// A choice in a form of filters takes effect at once; without scripts there is a button.
document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-apply-at-once]");
    if (form && event.target.matches("select, input[type=checkbox]")) {
        form.requestSubmit();
    }
});
document.querySelectorAll("[data-without-scripts]").forEach((element) => (element.hidden = true));

// Times are shown where the reader is.
function localTimes(root) {
    root.querySelectorAll("time[datetime]:not([title])").forEach((time) => {
        const at = new Date(time.dateTime);
        if (!Number.isNaN(at.valueOf()) && !time.title) {
            time.title = time.dateTime;
            time.textContent =
                time.dataset.style === "clock"
                    ? at.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" })
                    : at.toLocaleString(undefined, { dateStyle: "medium", timeStyle: time.dataset.style || "short" });
        }
    });
}
localTimes(document);
document.addEventListener("htmx:load", (event) => localTimes(event.detail.elt));

// A form for one thing after the other is ready for the next as soon as one is done: a scanner types, and sends Enter.
document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form[data-again]");
    if (form && event.detail.successful) {
        form.reset();
        form.querySelector("input:not([type=hidden])").focus({ preventScroll: true });
    }
});

document.querySelector("[data-pick-all]")?.addEventListener("change", (event) => {
    document.querySelectorAll("td.pick input").forEach((box) => (box.checked = event.target.checked));
});

// What can be done with chosen items is offered once some are chosen; filters are folded away where the screen is narrow.
const bulk = document.querySelector("[data-bulk]");
if (bulk) {
    const offer = () => (bulk.hidden = !document.querySelector("td.pick input:checked"));
    document.addEventListener("change", offer);
    offer();
}
const filters = document.querySelector("[data-filters]");
if (filters && matchMedia("(max-width: 767px)").matches) {
    filters.open = false;
}
