package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.OrderStatus;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is asked in whatever order: the books stay coherent after every single command. */
class RandomSequencesTest {
    private static final int SEQUENCES = 400;
    private static final int COMMANDS = 60;

    @Test
    void everySequenceOfCommandsLeavesTheBooksCoherent() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            try {
                new Sequence(seed).run(COMMANDS);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** One shop's random day. */
    static final class Sequence {
        private static final List<ItemId> ITEMS = List.of(World.MUG, World.POT, World.CASE);
        private static final List<LocationId> PLACES = List.of(World.WAREHOUSE, World.CHICAGO, World.DALLAS);
        private static final List<State> UNCLAIMED =
                List.of(State.AVAILABLE, State.QUALITY_CONTROL, State.DAMAGED, State.DISPLAY);
        private static final int KINDS = 22;

        private final SplittableRandom random;
        private final World world = new World();
        private final Listener listener;
        private final List<ClaimId> claims = new ArrayList<>();
        private final List<CommandId> sales = new ArrayList<>();

        /** Hears each command and what was decided in memory. */
        @FunctionalInterface
        interface Listener {
            void decided(World world, CommandId id, Instant at, Command command, Outcome outcome);
        }

        Sequence(long seed) {
            this(seed, (world, id, at, command, outcome) -> {});
        }

        Sequence(long seed, Listener listener) {
            this.listener = listener;
            random = new SplittableRandom(seed);
            world.keeping(1, World.POT, World.CHICAGO).sharing(World.WHOLESALE, 3_000);
        }

        void run(int commands) {
            for (int i = 0; i < commands; i++) {
                world.pass(Duration.ofMinutes(random.nextInt(8)));
                CommandId id = world.nextId();
                Command command = command();
                Instant at = world.now().minus(Duration.ofMinutes(random.nextInt(30)));
                CommandId used = command instanceof Command.VoidSale sale ? sale.id() : id;
                Outcome outcome = world.run(used, at, command);
                listener.decided(world, used, at, command, outcome);
                note(id, command, outcome);
            }
        }

        private void note(CommandId id, Command command, Outcome outcome) {
            if (outcome instanceof Outcome.Held && command instanceof Command.Hold) {
                claims.add(new ClaimId(id.value()));
            } else if (command instanceof Command.RecordSale) {
                sales.add(id);
            }
        }

        private Command command() {
            return switch (random.nextInt(KINDS)) {
                case 0, 1 -> new Command.Receive(item(), place(), pool(), quantity(), unclaimed(), null);
                case 2, 3, 4 -> hold();
                case 5 -> new Command.ReplaceHold(claim(), hold().lines(), split(), chance(), soon());
                case 6, 7 -> new Command.ConfirmHold(claim(), chance() ? orderKey() : null, chance());
                case 8 -> new Command.ReleaseHold(claim());
                case 9, 10, 11, 12 -> order();
                case 13 -> sale();
                case 14 -> new Command.VoidSale(sales.isEmpty() ? world.nextId() : sales.removeLast());
                case 15 -> new Command.Adjust(item(), place(), pool(), chance() ? quantity() : -quantity());
                case 16 ->
                    new Command.Count(
                            item(),
                            place(),
                            random.nextInt(20),
                            chance() ? Command.Count.Of.ON_HAND : Command.Count.Of.AVAILABLE);
                case 17 -> new Command.ChangeState(item(), place(), pool(), unclaimed(), unclaimed(), quantity());
                case 18 -> new Command.Move(item(), place(), place(), pool(), quantity());
                case 19 -> new Command.Allocate(item(), place(), pool(), pool(), quantity());
                case 20 -> new Command.Convert(World.CASE, 1, World.MUG, 6, place(), pool());
                default -> rare();
            };
        }

        private Command rare() {
            return switch (random.nextInt(9)) {
                case 0 -> new Command.Open(item(), place(), pool(), random.nextInt(20), null);
                case 1 -> new Command.SetAvailable(item(), place(), pool(), random.nextInt(9), null);
                case 2 -> new Command.WriteOff(item(), place(), pool(), unclaimed(), quantity());
                case 3 -> new Command.ReturnToSupplier(item(), place(), pool(), quantity());
                case 4 -> new Command.Merge(item(), item());
                case 5 -> new Command.Observe(item(), World.FBA, "amazon", Map.of(State.AVAILABLE, quantity()));
                case 6 -> new Command.Pick(claim(), random.nextInt(2), place(), chance());
                case 7 -> new Command.FailPick(claim(), random.nextInt(2), item(), place(), 1, chance());
                default -> new Command.Reroute(claim(), random.nextInt(2), item(), place(), place(), 1);
            };
        }

        private Command.Hold hold() {
            PoolId pool = pool();
            return new Command.Hold(
                    World.WEB,
                    List.of(
                            World.demand(0, item(), quantity(), pool, place(), World.WAREHOUSE),
                            World.demand(1, set(), 1 + random.nextInt(2), pool, World.WAREHOUSE, World.CHICAGO)),
                    split(),
                    chance(),
                    soon());
        }

        private Command.ApplyOrder order() {
            List<OrderLine> lines = new ArrayList<>();
            for (int line = 0; line < 1 + random.nextInt(2); line++) {
                lines.add(new OrderLine(
                        line,
                        line == 0 ? List.of(new Part(World.MUG, 1)) : set(),
                        random.nextInt(6),
                        random.nextInt(3),
                        new Sources(pool(), List.of(World.WAREHOUSE, place())),
                        counters(),
                        counters()));
            }
            return new Command.ApplyOrder(
                    orderKey(),
                    World.WEB,
                    random.nextInt(50),
                    any(List.of(OrderStatus.values())),
                    chance(),
                    chance() ? claim() : null,
                    lines,
                    world.now());
        }

        private List<OrderLine.Counter> counters() {
            Instant at = world.now().minus(Duration.ofMinutes(random.nextInt(60)));
            return chance() ? List.of() : List.of(new OrderLine.Counter(place(), random.nextInt(3), at, chance()));
        }

        private Command.RecordSale sale() {
            long units = chance() ? quantity() : -quantity();
            State back = List.of(State.AVAILABLE, State.QUALITY_CONTROL, State.DAMAGED)
                    .get(random.nextInt(3));
            return new Command.RecordSale(
                    World.WEB,
                    place(),
                    pool(),
                    List.of(
                            new SaleLine(0, List.of(new Part(item(), 1)), units, back, null),
                            new SaleLine(1, set(), 1, State.AVAILABLE, null)));
        }

        private List<Part> set() {
            return List.of(new Part(World.MUG, 2), new Part(World.POT, 1));
        }

        /** Five orders whose claims are partly holds that were confirmed for them. */
        private Command.OrderKey orderKey() {
            int number = random.nextInt(5);
            ClaimId own = new ClaimId(new UUID(1, number));
            return new Command.OrderKey(number == 0 && !claims.isEmpty() ? claims.getFirst() : own, "o-" + number);
        }

        private ClaimId claim() {
            return claims.isEmpty() || random.nextInt(9) == 0
                    ? new ClaimId(new UUID(1, random.nextInt(5)))
                    : claims.get(random.nextInt(claims.size()));
        }

        private Instant soon() {
            return world.now().plus(Duration.ofMinutes(1 + random.nextInt(30)));
        }

        private ItemId item() {
            return any(ITEMS);
        }

        private LocationId place() {
            return any(PLACES);
        }

        private PoolId pool() {
            return chance() ? World.SHARED : World.WHOLESALE;
        }

        private Split split() {
            return any(List.of(Split.values()));
        }

        private State unclaimed() {
            return any(UNCLAIMED);
        }

        private long quantity() {
            return random.nextLong(1, 10);
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private boolean chance() {
            return random.nextBoolean();
        }
    }
}
