package dev.stockwell.proof.bench;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A user who has made no rules yet. */
final class NoRules implements Rules {
    @Override
    public long revision() {
        return 1;
    }

    @Override
    public long keep(ItemId item, LocationId location) {
        return 0;
    }

    @Override
    public List<Share> shares(ItemId item, LocationId location) {
        return List.of();
    }

    @Override
    public boolean isOurs(LocationId location) {
        return true;
    }

    @Override
    public LocalDate businessDate(LocationId location, Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
