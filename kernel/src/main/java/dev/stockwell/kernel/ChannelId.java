package dev.stockwell.kernel;

/** The id of a place that sells. It never changes and is never used again. */
public record ChannelId(int value) implements Comparable<ChannelId> {
    @Override
    public int compareTo(ChannelId other) {
        return Integer.compare(value, other.value);
    }
}
