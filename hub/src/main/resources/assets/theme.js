// Runs before the page is painted, so that nobody who wants it dark sees it white first.
(() => {
    "use strict";
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
        const chosen = localStorage.getItem("theme");
        document.documentElement.dataset.bsTheme = chosen || (dark.matches ? "dark" : "light");
    };
    apply();
    dark.addEventListener("change", apply);
    addEventListener("click", (event) => {
        if (event.target.closest?.("[data-theme-toggle]")) {
            const now = document.documentElement.dataset.bsTheme;
            localStorage.setItem("theme", now === "dark" ? "light" : "dark");
            apply();
        }
    });
})();
