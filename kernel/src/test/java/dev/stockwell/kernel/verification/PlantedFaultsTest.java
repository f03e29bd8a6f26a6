package dev.stockwell.kernel.verification;

import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernelOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.testing.KernelDatabase;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verification is itself verified: each fault that is planted is found and named. */
class PlantedFaultsTest {
    private static final KernelDatabase DATABASE = KernelDatabase.fresh();

    @ParameterizedTest
    @EnumSource(Check.class)
    void aPlantedFaultIsFoundByItsCheckAloneAndNamesItsItem(Check check) {
        try (Shop shop = aKernelOn(DATABASE)) {
            for (ItemId item : List.of(shop.mug, shop.pot)) {
                shop.with(10, item, WAREHOUSE);
                shop.pass(Duration.ofSeconds(1));
                shop.held(2, item, WAREHOUSE);
                shop.pass(Duration.ofSeconds(1));
                shop.apply(shop.order("of " + item).line(9, item, WAREHOUSE));
            }
            assertThat(found(shop.mug)).isEmpty();

            int planted = DATABASE.execute(fault(check).replace(":item", Long.toString(shop.mug.value())));

            assertThat(planted).isEqualTo(1);
            assertThat(found(shop.mug)).isNotEmpty().containsOnly(check);
            assertThat(found(shop.pot)).isEmpty();
        }
    }

    private static List<Check> found(ItemId item) {
        return DATABASE.differences().stream()
                .filter(difference -> difference.item().equals(item))
                .map(Difference::check)
                .toList();
    }

    /** Without a default: a new check does not compile until somebody plants its fault here. */
    private static String fault(Check check) {
        return switch (check) {
            case STATE_SUM -> "update level set damaged = damaged + 1 where item_id = :item";
            case BALANCE -> "update movement set from_balance = from_balance + 1 where item_id = :item and seq = 2";
            case VERSION -> "update movement set from_version = 7, to_version = 7 where item_id = :item and seq = 2";
            case LEVEL_VERSION -> "update level set version = version + 1 where item_id = :item";
            case SEQUENCE -> "update movement set seq = 99 where item_id = :item and seq = 3";
            case MOVEMENT_COUNT -> "update stock_item set movements = movements + 1 where item_id = :item";
            case TIME ->
                "update movement set recorded_at = recorded_at + interval '1 hour' where item_id = :item and seq = 2";
            case LAST_AT -> "update stock_item set last_at = last_at + interval '1 second' where item_id = :item";
            case RESERVED -> "update claim_line set open = open + 1 where item_id = :item and reserved";
            case COMMITTED ->
                "update claim_line set open = open + 1 where item_id = :item and not reserved and location_id > 0";
            case SHORT -> "update stock_item set short = short + 1 where item_id = :item";
            case NEXT_EXPIRY ->
                "update stock_item set next_expiry = next_expiry + interval '1 hour' where item_id = :item";
            case OVERDRAWN -> "update level set overdrawn = overdrawn + 1 where item_id = :item";
            case LEVEL_MISSING -> "delete from level where item_id = :item";
            case ITEM_MISSING -> "delete from stock_item where item_id = :item";
        };
    }
}
