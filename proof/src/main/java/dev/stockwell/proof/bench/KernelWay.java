package dev.stockwell.proof.bench;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.UuidV7;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** One unit held through the kernel, as the hub does it for its callers. */
final class KernelWay {
    private static final ChannelId CHANNEL = new ChannelId(1);
    private static final Duration HOLD = Duration.ofHours(1);

    private final Kernel kernel;
    private final UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    private final int items;
    private final Sources sources;

    /** Holds of one of the items, chosen by chance, from the first of the locations that has it. */
    KernelWay(Kernel kernel, int items, int locations) {
        this.kernel = kernel;
        this.items = items;
        this.sources = new Sources(
                PoolId.SHARED,
                IntStream.rangeClosed(1, locations).mapToObj(LocationId::new).toList());
    }

    List<Callers.Caller> callers(int count) {
        return IntStream.range(0, count)
                .<Callers.Caller>mapToObj(any -> this::hold)
                .toList();
    }

    private void hold() {
        Instant now = Instant.now();
        ItemId item = new ItemId(1L + ThreadLocalRandom.current().nextInt(items));
        CommandId id = new CommandId(ids.next());
        Command.Hold hold = new Command.Hold(
                CHANNEL,
                List.of(new Demand(0, List.of(new Part(item, 1)), 1, sources)),
                Split.IN_ORDER,
                false,
                now.plus(HOLD));
        Outcome outcome = kernel.execute(
                        new Envelope(id, Digest.of(id + "/" + item.value()), "bench", CHANNEL, null, null, now, hold))
                .outcome();
        if (!(outcome instanceof Outcome.Held)) {
            throw new IllegalStateException("a hold was answered with " + outcome);
        }
    }
}
