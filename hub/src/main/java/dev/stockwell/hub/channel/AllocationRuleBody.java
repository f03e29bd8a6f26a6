package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.PoolId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share rule as the API knows it: which part of what comes in goes to which pool. */
record AllocationRuleBody(
        @Nullable String pool,
        @Nullable BigDecimal percent,
        @Nullable Scope scope) {
    private static final int NAMES_MAX = 10_000;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int DECIMALS_MAX = 2;

    /** What it acts on; what is absent does not narrow it. */
    record Scope(
            @Nullable List<String> skus,
            @Nullable String category,
            @Nullable List<String> locations) {}

    AllocationRuleBody checked(Setup setup, Catalog catalog) {
        if (setup.places().pool(Input.text(pool, "pool", NAMES_MAX), "pool").equals(PoolId.SHARED)) {
            throw new Problem(ProblemCode.INVALID_RULE, "Shared receives what no rule takes; it needs none.");
        }
        BigDecimal share = Input.required(percent, "percent");
        if (share.signum() <= 0 || share.compareTo(WHOLE) > 0 || share.scale() > DECIMALS_MAX) {
            throw Problem.invalid("percent", "must be above 0, at most 100, with at most 2 decimals");
        }
        if (scope != null) {
            List<String> skus = Input.listOrEmpty(scope.skus(), "scope.skus", NAMES_MAX);
            for (int i = 0; i < skus.size(); i++) {
                String field = "scope.skus[" + i + "]";
                if (catalog.require(skus.get(i), field).kind() != Sellable.Kind.ITEM) {
                    throw Problem.of(ProblemCode.NOT_AN_ITEM, field, "is not an item");
                }
            }
            List<String> locations = Input.listOrEmpty(scope.locations(), "scope.locations", NAMES_MAX);
            for (int i = 0; i < locations.size(); i++) {
                setup.places().location(locations.get(i), "scope.locations[" + i + "]");
            }
        }
        return this;
    }
}
