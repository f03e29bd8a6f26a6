package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    private static final double ONE_QUERY_MAX = 1_000;

    @Test
    void noDocumentCostsMoreThanShopifyAllows() {
        for (Document document : Document.values()) {
            assertThat(document.costMax()).as(document.name()).isPositive().isLessThanOrEqualTo(ONE_QUERY_MAX);
        }
    }

    @Test
    void whatIsSetAsideForACallIsAtLeastWhatTheShopAsks() {
        try (SandboxUnderTest shop = new SandboxUnderTest()) {
            StockKey key = shop.sell("MUG", 15);
            String order = shop.buy("MUG", 2);
            shop.send(order, 1);
            ShopifyConnector connector = (ShopifyConnector) shop.connector();

            assertThat(connector.listings(null, null)).isInstanceOf(Reply.Answer.class);
            assertThat(connector.locations(null)).isInstanceOf(Reply.Answer.class);
            assertThat(connector.stockAt(key.locationId(), null)).isInstanceOf(Reply.Answer.class);
            assertThat(connector.stockOf(List.of(key))).isInstanceOf(Reply.Answer.class);
            Reply<Page<OrderSnapshot>> orders = connector.orders(SandboxUnderTest.START, null);
            assertThat(orders).isInstanceOf(Reply.Answer.class);

            assertThat(connector.dearerThanThought()).isEmpty();
        }
    }
}
