package dev.stockwell.kernel.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kernel's own binary form: whole numbers as zigzag varints, texts and lists with their length before them. */
final class Compact {
    private static final int PAYLOAD = 0x7F;
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final int FIRST_CAPACITY = 64;

    private Compact() {}

    /** Writes a value field by field. */
    static final class Writer {
        private byte[] bytes = new byte[FIRST_CAPACITY];
        private int size;

        Writer number(long value) {
            long rest = (value << 1) ^ (value >> (Long.SIZE - 1));
            while ((rest & ~PAYLOAD) != 0) {
                put((int) (rest & PAYLOAD) | MORE);
                rest >>>= BITS;
            }
            put((int) rest);
            return this;
        }

        Writer flag(boolean value) {
            return number(value ? 1 : 0);
        }

        Writer uuid(UUID value) {
            fixed(value.getMostSignificantBits());
            fixed(value.getLeastSignificantBits());
            return this;
        }

        Writer text(String value) {
            byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            reserve(encoded.length);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
            return this;
        }

        Writer optionalText(@Nullable String value) {
            return value == null ? flag(false) : flag(true).text(value);
        }

        <T> Writer list(Iterable<T> values, int count, BiConsumer<Writer, T> each) {
            number(count);
            values.forEach(value -> each.accept(this, value));
            return this;
        }

        <T> Writer list(List<T> values, BiConsumer<Writer, T> each) {
            return list(values, values.size(), each);
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, size);
        }

        private void fixed(long value) {
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                put((int) (value >>> shift));
            }
        }

        private void put(int value) {
            reserve(1);
            bytes[size++] = (byte) value;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    /** Reads the fields in the order in which they were written. */
    static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long value = 0;
            int shift = 0;
            int next;
            do {
                next = bytes[position++];
                value |= (long) (next & PAYLOAD) << shift;
                shift += BITS;
            } while ((next & MORE) != 0);
            return (value >>> 1) ^ -(value & 1);
        }

        int small() {
            return Math.toIntExact(number());
        }

        boolean flag() {
            return number() != 0;
        }

        UUID uuid() {
            return new UUID(fixed(), fixed());
        }

        String text() {
            int length = small();
            position += length;
            return new String(bytes, position - length, length, StandardCharsets.UTF_8);
        }

        @Nullable
        String optionalText() {
            return flag() ? text() : null;
        }

        <T> List<T> list(Function<Reader, T> each) {
            int count = small();
            List<T> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                values.add(each.apply(this));
            }
            return values;
        }

        private long fixed() {
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = (value << Byte.SIZE) | (bytes[position++] & 0xFF);
            }
            return value;
        }
    }
}
