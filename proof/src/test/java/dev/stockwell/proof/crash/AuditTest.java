package dev.stockwell.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.ShippedJar;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AuditTest {
    @Test
    void aHubThatLostACommandOrDidOneTwiceIsFoundOut() throws IOException {
        ShippedJar.assumeBuilt();
        CrashShop shop = new CrashShop();
        Record record = new Record();
        try (WorkFolder folder = WorkFolder.of(null);
                HubProcess hub = HubProcess.start(folder.path());
                HubClient client = hub.client()) {
            shop.open(client);
            Audit audit = new Audit(client, shop, record);
            audit.stock();
            assertThat(record.complaints()).isEmpty();

            // As if the hub had acknowledged a sale and forgotten it: to send it again is then its first time.
            UUID lost = UUID.randomUUID();
            Call sale = new Call(Call.Kind.SALE, "/sales", lost, shop.sale(lost, 9, 1));
            audit.answers(List.of(new Record.Answered(sale, 200, JsonNodeFactory.instance.objectNode())));
            assertThat(audit.lost()).isEqualTo(1);

            // The books do not know of that sale, so to them it was done once too often.
            audit.stock();
            assertThat(audit.wrong()).isEqualTo(1);

            audit.holds(Map.of(UUID.randomUUID(), "held"));
            assertThat(audit.lost()).isEqualTo(2);
        }
    }
}
