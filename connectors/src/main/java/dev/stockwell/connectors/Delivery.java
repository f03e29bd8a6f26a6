package dev.stockwell.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A webhook as it came in, byte for byte: what its signature covers. */
public final class Delivery {

    private final Map<String, List<String>> headers = new TreeMap<>();
    private final byte[] body;

    /** Takes the headers by name, in any case. */
    public Delivery(Map<String, List<String>> headers, byte[] body) {
        headers.forEach((name, values) -> this.headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new ArrayList<>())
                .addAll(values));
        this.body = body.clone();
    }

    public byte[] body() {
        return body.clone();
    }

    /** The header's value; empty if it is absent or there are several. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** Without body and headers: they hold customers' data and signatures. */
    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
