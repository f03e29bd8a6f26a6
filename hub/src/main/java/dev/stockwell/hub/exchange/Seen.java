package dev.stockwell.hub.exchange;

/**
 * The names that a file has used, and in which line: a table of 64-bit hashes, so that two million rows fit into a few
 * dozen megabytes. That two different names meet in it is less likely than one in a million for the largest file.
 */
final class Seen {
    private static final int FIRST_SIZE = 1 << 10;
    private static final long MIX_1 = 0xbf58476d1ce4e5b9L;
    private static final long MIX_2 = 0x94d049bb133111ebL;

    private final long seed;
    private long[] hashes = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int count;

    /** @param seed chance, so that nobody can make names that meet */
    Seen(long seed) {
        this.seed = seed;
    }

    /** The line that has the name; 0 if none has. */
    int line(String name) {
        return lines[slot(hash(name))];
    }

    /** Notes a name, unless it is there already. */
    void note(String name, int line) {
        if (count * 2 >= hashes.length) {
            grow();
        }
        long hash = hash(name);
        int slot = slot(hash);
        if (lines[slot] == 0) {
            hashes[slot] = hash;
            lines[slot] = line;
            count++;
        }
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new int[oldLines.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldLines[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                lines[slot] = oldLines[i];
            }
        }
    }

    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (lines[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private long hash(String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = mixed(hash ^ name.charAt(i));
        }
        return hash;
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * MIX_1;
        mixed = (mixed ^ (mixed >>> 27)) * MIX_2;
        return mixed ^ (mixed >>> 31);
    }
}
