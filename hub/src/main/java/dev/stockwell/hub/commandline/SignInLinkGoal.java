package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints a link that lets a person in once: for the first time, or after a forgotten password. */
@Command(
        name = "sign-in-link",
        description = "Print a link that lets a person in once, within a quarter of an hour. A hub must be running.",
        mixinStandardHelpOptions = true)
final class SignInLinkGoal implements Callable<Integer> {
    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(
            arity = "0..1",
            paramLabel = "SIGN-IN-NAME",
            description = "Whom to let in (default: the owner who has been there longest).")
    private @Nullable String person;

    @Override
    public Integer call() throws IOException {
        HubCalls hub = HubCalls.of(data)
                .orElseThrow(() -> new IOException("No hub serves from " + data.path()
                        + ". Start it with ./stockwell serve, or name its directory with --data."));
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (person != null) {
            body.put("signInName", person);
        }
        System.out.println(
                hub.call("POST", "/sign-in-links", body.toString()).path("url").asString());
        return 0;
    }
}
