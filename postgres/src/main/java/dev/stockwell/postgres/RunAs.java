package dev.stockwell.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The user as whom PostgreSQL runs, which must not be root. A plain user runs it himself. Root hands the data directory
 * to its present owner, to the account {@code postgres} or to {@code nobody}; where that account cannot reach the
 * directory, a user namespace of its own takes root's powers away instead.
 */
sealed interface RunAs {
    /** The command that runs another one as this user. */
    List<String> prefixed(List<String> command);

    /** Makes a folder this user's own. */
    void own(Path folder) throws IOException;

    /** Finds the user who can run the programs in one folder on the data in another. */
    static RunAs forFolder(Path folder) throws IOException {
        if (!isRoot()) {
            return new Ourselves();
        }
        Other other = accountFor(folder);
        if (other.reaches(folder)) {
            return other;
        }
        if (Namespace.works()) {
            return new Namespace();
        }
        throw new IOException("PostgreSQL does not run as root, and user " + other.user() + " may not enter " + folder
                + ". Choose a data directory that other users may enter, such as /var/lib/stockwell, with --data.");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Other accountFor(Path folder) throws IOException {
        int owner = (int) Files.getAttribute(folder, "unix:uid");
        List<String[]> accounts = Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3)
                .toList();
        return accounts.stream()
                .filter(fields -> owner == 0 ? fields[0].equals("postgres") : fields[2].equals("" + owner))
                .findFirst()
                .map(fields -> new Other(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .orElse(owner == 0 ? new Other(Other.NOBODY, Other.NOBODY) : new Other(owner, owner));
    }

    /** Whoever runs Stockwell. */
    record Ourselves() implements RunAs {
        @Override
        public List<String> prefixed(List<String> command) {
            return command;
        }

        @Override
        public void own(Path folder) {}
    }

    /** An account without powers, and the group that is its own, by their numbers. */
    record Other(int user, int group) implements RunAs {
        private static final int NOBODY = 65_534;
        private static final Duration LIMIT = Duration.ofSeconds(10);

        @Override
        public List<String> prefixed(List<String> command) {
            List<String> all =
                    new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--"));
            all.addAll(command);
            return all;
        }

        @Override
        public void own(Path folder) throws IOException {
            for (Path path : Folders.all(folder)) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            }
        }

        boolean reaches(Path folder) {
            try {
                return Programs.run(LIMIT, prefixed(List.of("test", "-x", folder.toString())))
                                .exit()
                        == 0;
            } catch (IOException noSuchProgram) {
                return false;
            }
        }
    }

    /** Root without root's powers: in a user namespace where it is nobody. Files stay root's own. */
    record Namespace() implements RunAs {
        private static final Duration LIMIT = Duration.ofSeconds(10);

        @Override
        public List<String> prefixed(List<String> command) {
            List<String> all = new ArrayList<>(List.of("unshare", "-U", "--"));
            all.addAll(command);
            return all;
        }

        @Override
        public void own(Path folder) {}

        static boolean works() {
            try {
                return Programs.run(LIMIT, new Namespace().prefixed(List.of("true")))
                                .exit()
                        == 0;
            } catch (IOException noSuchProgram) {
                return false;
            }
        }
    }
}
