package dev.stockwell.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one GraphQL type, each read from the shop's own object. */
final class Fields<T> {

    private final Class<T> source;
    private final TypeRuntimeWiring.Builder type;

    private Fields(String name, Class<T> source) {
        this.source = source;
        this.type = TypeRuntimeWiring.newTypeWiring(name);
    }

    static <T> Fields<T> of(String name, Class<T> source) {
        return new Fields<>(name, source);
    }

    Fields<T> field(String name, Function<T, @Nullable Object> read) {
        return field(name, (each, call) -> read.apply(each));
    }

    Fields<T> field(String name, BiFunction<T, DataFetchingEnvironment, @Nullable Object> read) {
        type.dataFetcher(name, call -> read.apply(source.cast(call.getSource()), call));
        return this;
    }

    void in(RuntimeWiring.Builder wiring) {
        wiring.type(type.build());
    }
}
