package dev.stockwell.hub.location;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.DocumentsAt;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All locations and pools as they were at one instant. Immutable. */
public final class Places {
    private final Map<String, Location> byCode = new HashMap<>();
    private final Map<LocationId, Location> byId = new HashMap<>();
    private final Map<String, PoolId> pools = new HashMap<>();
    private final Map<PoolId, String> poolCodes = new HashMap<>();

    private Places() {}

    /** Reads them as they were known at an instant. */
    public static Places knownAt(DocumentsAt documents, JsonMapper json) {
        Shape<LocationBody> shape = new Shape<>(json, LocationBody.class);
        Places places = new Places();
        for (Document document : documents.all(DocumentKind.LOCATION)) {
            Location location = Location.of(document, shape.read(document.body()));
            places.byCode.put(location.code(), location);
            places.byId.put(location.id(), location);
        }
        for (Document document : documents.all(DocumentKind.POOL)) {
            PoolId pool = new PoolId(Math.toIntExact(document.id()));
            places.pools.put(document.code(), pool);
            places.poolCodes.put(pool, document.code());
        }
        return places;
    }

    /** All locations, in the order of their codes. */
    public List<Location> locations() {
        return byCode.values().stream()
                .sorted(Comparator.comparing(Location::code))
                .toList();
    }

    /** The codes of all pools, shared first. */
    public List<String> pools() {
        return poolCodes.entrySet().stream()
                .sorted(Comparator.comparingInt(pool -> pool.getKey().value()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The location of a code that a field names. */
    public Location location(@Nullable String code, String field) {
        Location location = code == null ? null : byCode.get(code);
        if (code == null) {
            throw Problem.invalid(field, "is missing");
        }
        if (location == null) {
            throw Problem.of(ProblemCode.UNKNOWN_LOCATION, field, "there is no location " + code);
        }
        return location;
    }

    /** The location of an id, if there is one. */
    public @Nullable Location location(LocationId id) {
        return byId.get(id);
    }

    /** The code of a location. */
    public String code(LocationId id) {
        Location location = byId.get(id);
        return location == null ? String.valueOf(id.value()) : location.code();
    }

    /** The pool of a code that a field names; shared if absent. */
    public PoolId pool(@Nullable String code, String field) {
        if (code == null) {
            return PoolId.SHARED;
        }
        PoolId pool = pools.get(code);
        if (pool == null) {
            throw Problem.of(ProblemCode.UNKNOWN_POOL, field, "there is no pool " + code);
        }
        return pool;
    }

    /** The code of a pool. */
    public String code(PoolId id) {
        return poolCodes.getOrDefault(id, String.valueOf(id.value()));
    }
}
