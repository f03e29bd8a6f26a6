package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of connections. */
@Component
class Connections {
    private static final String READ = """
            select channel_id, platform, account, stage, stage_at, cut_over, orders_since, orders_read_at,
                catalogue_read_at, stock_read_at, dark_since, failures, retry_at, error, error_at
            from connection""";
    private static final String ONE = READ + " where channel_id = :channel";
    private static final String ALL = READ + " order by channel_id";
    private static final String SECRETS = "select secrets from connection where channel_id = :channel";
    private static final String REGISTER = """
            insert into connection (channel_id, platform, account, secrets, stage, stage_at)
            values (:channel, :platform, :account::json, :secrets, 'registered', :now)
            on conflict (channel_id) do update
            set platform = excluded.platform, account = excluded.account, secrets = excluded.secrets,
                dark_since = null, failures = 0, retry_at = null, error = null, error_at = null""";
    private static final String TO_STAGE = """
            update connection set stage = :stage, stage_at = :now where channel_id = :channel and stage = :from""";
    private static final String CUT_OVER = """
            update connection
            set cut_over = coalesce(cut_over, :now), orders_since = coalesce(orders_since, :since)
            where channel_id = :channel""";
    private static final String ORDERS_READ = """
            update connection
            set orders_read_at = greatest(orders_read_at, :readAt), orders_since = greatest(orders_since, :since)
            where channel_id = :channel""";
    private static final String CATALOGUE_READ =
            "update connection set catalogue_read_at = :at where channel_id = :channel";
    private static final String CATALOGUE_OLD =
            "update connection set catalogue_read_at = null where channel_id = :channel";
    private static final String STOCK_READ = "update connection set stock_read_at = :at where channel_id = :channel";
    private static final String ANSWERED = """
            update connection set dark_since = null, failures = 0, retry_at = null
            where channel_id = :channel and (failures > 0 or dark_since is not null)""";
    private static final String FAILED = """
            update connection
            set failures = failures + 1, error = :error, error_at = :now, retry_at = :retryAt,
                dark_since = case when failures + 1 >= :darkAfter then coalesce(dark_since, :now) else dark_since end
            where channel_id = :channel""";

    private static final Duration LATELY = Duration.ofSeconds(1);

    private final Map<ChannelId, Known> known = new ConcurrentHashMap<>();
    private final JdbcClient sql;
    private final JsonMapper json;
    private final Seal seal;
    private final InstantSource clock;

    Connections(JdbcClient sql, JsonMapper json, Seal seal, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.seal = seal;
        this.clock = clock;
    }

    Optional<Connection> find(ChannelId channel) {
        Optional<Connection> found =
                sql.sql(ONE).param("channel", channel.value()).query(this::read).optional();
        found.ifPresentOrElse(
                connection -> known.put(channel, new Known(connection, clock.instant())), () -> known.remove(channel));
        return found;
    }

    /** As it was at most a second ago: for whoever asks very often, and only for what seldom changes. */
    Optional<Connection> lately(ChannelId channel) {
        Known last = known.get(channel);
        return last != null && last.at().isAfter(clock.instant().minus(LATELY))
                ? Optional.of(last.connection())
                : find(channel);
    }

    private record Known(Connection connection, Instant at) {}

    List<Connection> all() {
        return sql.sql(ALL).query(this::read).list();
    }

    /** Keeps an account; one that is there already keeps its stage. */
    void register(ChannelId channel, String platform, Account account, Credentials credentials) {
        sql.sql(REGISTER)
                .param("channel", channel.value())
                .param("platform", platform)
                .param("account", json.writeValueAsString(account))
                .param("secrets", seal.close(json.writeValueAsString(credentials), owner(channel)))
                .param("now", now())
                .update();
    }

    Credentials credentials(ChannelId channel) {
        byte[] sealed = sql.sql(SECRETS)
                .param("channel", channel.value())
                .query(byte[].class)
                .single();
        return json.readValue(seal.open(sealed, owner(channel)), Credentials.class);
    }

    /** Whether it went from one stage to another; not if somebody else has moved it meanwhile. */
    boolean move(Connection from, Stage to) {
        return sql.sql(TO_STAGE)
                        .param("channel", from.channel().value())
                        .param("from", Input.written(from.stage()))
                        .param("stage", Input.written(to))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** From now on its orders count; those that changed since an instant are read. */
    void cutOver(ChannelId channel, Instant since) {
        sql.sql(CUT_OVER)
                .param("channel", channel.value())
                .param("now", now())
                .param("since", time(since))
                .update();
    }

    void ordersRead(ChannelId channel, Instant readAt, Instant since) {
        sql.sql(ORDERS_READ)
                .param("channel", channel.value())
                .param("readAt", time(readAt))
                .param("since", time(since))
                .update();
    }

    void catalogueRead(ChannelId channel, Instant at) {
        sql.sql(CATALOGUE_READ)
                .param("channel", channel.value())
                .param("at", time(at))
                .update();
    }

    /** The catalogue has changed there: it is read again at the next step. */
    void catalogueIsOld(ChannelId channel) {
        sql.sql(CATALOGUE_OLD).param("channel", channel.value()).update();
    }

    void stockRead(ChannelId channel, Instant at) {
        sql.sql(STOCK_READ)
                .param("channel", channel.value())
                .param("at", time(at))
                .update();
    }

    void answered(ChannelId channel) {
        sql.sql(ANSWERED).param("channel", channel.value()).update();
    }

    /** @param darkAfter from so many failures in a row on it counts as dark */
    void failed(ChannelId channel, String error, Duration wait, int darkAfter) {
        sql.sql(FAILED)
                .param("channel", channel.value())
                .param("error", error)
                .param("now", now())
                .param("retryAt", time(clock.instant().plus(wait)))
                .param("darkAfter", darkAfter)
                .update();
    }

    private Connection read(ResultSet row, int number) throws SQLException {
        return new Connection(
                new ChannelId(row.getInt("channel_id")),
                row.getString("platform"),
                json.readValue(row.getString("account"), Account.class),
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getObject("stage_at", OffsetDateTime.class).toInstant(),
                Times.read(row, "cut_over"),
                Times.read(row, "orders_since"),
                Times.read(row, "orders_read_at"),
                Times.read(row, "catalogue_read_at"),
                Times.read(row, "stock_read_at"),
                Times.read(row, "dark_since"),
                row.getInt("failures"),
                Times.read(row, "retry_at"),
                row.getString("error"),
                Times.read(row, "error_at"));
    }

    private OffsetDateTime now() {
        return time(clock.instant());
    }

    private static String owner(ChannelId channel) {
        return "channel " + channel.value();
    }

    private static OffsetDateTime time(Instant at) {
        return Times.written(at);
    }
}
