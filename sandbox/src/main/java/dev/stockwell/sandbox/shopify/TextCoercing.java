package dev.stockwell.sandbox.shopify;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.Locale;
import java.util.Objects;

/** A scalar that is text on the wire. */
final class TextCoercing implements Coercing<String, String> {

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public String parseValue(Object value, GraphQLContext context, Locale locale) {
        return value.toString();
    }

    @Override
    public String parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (value instanceof StringValue text) {
            return Objects.requireNonNull(text.getValue());
        }
        throw new CoercingParseLiteralException("text is wanted");
    }
}
