package dev.stockwell.hub.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.reading.MovementView;
import dev.stockwell.kernel.reading.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement as the API shows it.
 *
 * @param id its item and its number among the item's movements
 * @param command what caused it: the id of the hold, order snapshot, sale or movement
 * @param fromVersion the level's version after it; null outside
 * @param fromBalance what the bucket had after it; null outside
 */
record MovementShown(
        String id,
        UUID command,
        String sku,
        long quantity,
        BucketShown from,
        BucketShown to,
        String reason,
        @Nullable String reference,
        String actor,
        @Nullable String channel,
        @Nullable MoneyBody unitValue,
        Instant occurredAt,
        Instant recordedAt,
        LocalDate businessDate,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long fromVersion,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long toVersion,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long fromBalance,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long toBalance) {

    /** A bucket; outside ones have no location and no pool. */
    record BucketShown(@Nullable String location, @Nullable String pool, String state) {}

    static MovementShown of(MovementView movement, Map<ItemId, String> names, Setup setup) {
        Side from = movement.from();
        Side to = movement.to();
        return new MovementShown(
                movement.item().value() + "-" + movement.seq(),
                movement.command().value(),
                names.getOrDefault(movement.item(), "?"),
                movement.quantity(),
                bucket(from.bucket(), movement, setup),
                bucket(to.bucket(), movement, setup),
                movement.reason(),
                movement.reference(),
                movement.actor(),
                movement.channel() == null ? null : setup.code(movement.channel()),
                money(movement.unitValue()),
                movement.occurredAt(),
                movement.recordedAt(),
                movement.businessDate(),
                version(from),
                version(to),
                balance(from),
                balance(to));
    }

    private static BucketShown bucket(Bucket bucket, MovementView movement, Setup setup) {
        return switch (bucket) {
            case Bucket.Inside inside ->
                new BucketShown(
                        setup.places().code(inside.level().location()),
                        setup.places().code(inside.level().pool()),
                        inside.state().name().toLowerCase(Locale.ROOT));
            case Bucket.Outside outside -> new BucketShown(null, null, written(outside, movement));
        };
    }

    private static String written(Bucket.Outside outside, MovementView movement) {
        String name = outside.name().toLowerCase(Locale.ROOT);
        return outside == Bucket.Outside.ADJUSTMENT ? name + ":" + movement.reason() : name;
    }

    private static @Nullable MoneyBody money(@Nullable Money money) {
        return money == null ? null : new MoneyBody(money.amount().toPlainString(), money.currency());
    }

    private static @Nullable Long version(Side side) {
        return side.version() == 0 ? null : side.version();
    }

    private static @Nullable Long balance(Side side) {
        return side.version() == 0 ? null : side.balance();
    }
}
