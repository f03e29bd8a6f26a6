// Stock over time, in steps: a line for what was on hand and one for what of it was available, each named where it ends.
"use strict";

document.querySelectorAll("[data-chart]").forEach(async (box) => {
    const answer = await fetch(box.dataset.chart);
    if (!answer.ok) {
        box.textContent = "The chart could not be drawn: the hub answered " + answer.status + ".";
        return;
    }
    const { at, onHand, available } = await answer.json();
    box.textContent = "";
    if (at.length === 0) {
        box.textContent = "Nothing has moved yet.";
        return;
    }
    const scale = 10 ** Number(box.dataset.decimals || 0);
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const quantity = (value) => (value === null ? "" : value.toLocaleString(document.body.dataset.locale));
    const line = (label, stroke, dash) => ({
        label,
        stroke: colour(stroke),
        width: 2,
        dash,
        points: { show: false },
        paths: uPlot.paths.stepped({ align: 1 }),
        value: (plot, value) => quantity(value),
    });
    const named = {
        hooks: {
            draw: (plot) => {
                plot.ctx.save();
                plot.ctx.font = 12 * devicePixelRatio + "px system-ui";
                plot.ctx.textAlign = "right";
                plot.series.slice(1).forEach((series, index) => {
                    const last = plot.data[index + 1].at(-1);
                    plot.ctx.fillStyle = typeof series.stroke === "function" ? series.stroke() : series.stroke;
                    const y = plot.valToPos(last, "y", true) - 6 * devicePixelRatio;
                    const above = plot.valToPos(plot.data[1].at(-1), "y", true);
                    const isNear = index === 1 && Math.abs(plot.valToPos(last, "y", true) - above) < 24 * devicePixelRatio;
                    const lowest = plot.bbox.top + plot.bbox.height - 4 * devicePixelRatio;
                    const at = isNear ? Math.min(y + 22 * devicePixelRatio, lowest) : y;
                    plot.ctx.fillText(series.label, plot.bbox.left + plot.bbox.width - 6, at);
                });
                plot.ctx.restore();
            },
        },
    };
    const axis = { stroke: colour("--tblr-secondary"), grid: { stroke: colour("--tblr-border-color"), width: 1 }, ticks: { show: false } };
    const plot = new uPlot(
        {
            width: box.clientWidth,
            height: box.clientHeight - 30,
            scales: { y: { range: (self, min, max) => [Math.min(0, min), max + Math.max(1, max * 0.12)] } },
            axes: [axis, { ...axis, size: 64, values: (self, ticks) => ticks.map(quantity) }],
            series: [{}, line("on hand", "--tblr-primary"), line("available", "--tblr-green", [6, 4])],
            plugins: [named],
        },
        [at, onHand.map((value) => value / scale), available.map((value) => value / scale)],
        box,
    );
    addEventListener("resize", () => plot.setSize({ width: box.clientWidth, height: box.clientHeight - 30 }));
});
