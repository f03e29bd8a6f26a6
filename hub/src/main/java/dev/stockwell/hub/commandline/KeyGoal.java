package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes, lists and revokes the keys that programs sign in with. */
@Command(
        name = "key",
        description = "Make, list and revoke the keys that programs sign in with. A hub must be running.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyGoal.Make.class, KeyGoal.ListAll.class, KeyGoal.Revoke.class})
final class KeyGoal implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("Say what: key make NAME, key list, or key revoke ID.");
        return 2;
    }

    /** What a key may do. */
    enum Role {
        OWNER,
        WRITE,
        READ
    }

    private static HubCalls hub(DataFolder data) throws IOException {
        return HubCalls.of(data)
                .orElseThrow(() -> new IOException("No hub serves from " + data.path()
                        + ". Start it with ./stockwell serve, or name its directory with --data."));
    }

    @Command(name = "make", description = "Make a key and print it: it is shown this once.")
    static final class Make implements Callable<Integer> {
        @Mixin
        private DataFolder data = new DataFolder();

        @Parameters(paramLabel = "NAME", description = "Who will use it; it stands in the ledger as the actor.")
        private String name = "";

        @Option(
                names = "--role",
                description = "owner, write or read (default: write).",
                converter = RoleConverter.class)
        private Role role = Role.WRITE;

        @Override
        public Integer call() throws IOException {
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("name", name)
                    .put("role", role.name().toLowerCase(Locale.ROOT))
                    .toString();
            System.out.println(
                    hub(data).call("POST", "/keys", body).path("secret").asString());
            return 0;
        }
    }

    @Command(name = "list", description = "List all keys, also the revoked ones.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private DataFolder data = new DataFolder();

        @Override
        public Integer call() throws IOException {
            for (JsonNode key : hub(data).call("GET", "/keys", null).path("items")) {
                System.out.printf(
                        "%s  %-6s %-30s %s%n",
                        key.path("id").asString(),
                        key.path("role").asString(),
                        key.path("name").asString(),
                        key.has("revokedAt")
                                ? "revoked " + key.path("revokedAt").asString()
                                : "");
            }
            return 0;
        }
    }

    @Command(name = "revoke", description = "Revoke a key: within a second it opens nothing any more.")
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private DataFolder data = new DataFolder();

        @Parameters(paramLabel = "ID", description = "The key's id, as list shows it.")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            hub(data).call("DELETE", "/keys/" + id, null);
            System.out.println("Revoked.");
            return 0;
        }
    }

    /** Reads a role in lower case. */
    static final class RoleConverter implements picocli.CommandLine.ITypeConverter<Role> {
        @Override
        public Role convert(String value) {
            return Role.valueOf(value.toUpperCase(Locale.ROOT));
        }
    }
}
