package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every document that is sent is one that Shopify's own schema of 2026-10 allows. */
class OfficialSchemaTest {

    @Test
    void everyDocumentIsValid() throws IOException {
        GraphQLSchema official = official();
        List<String> texts = new ArrayList<>(List.of(Document.ALL_LISTINGS, Document.ALL_STOCK));
        for (Document each : Document.values()) {
            texts.add(each.text());
        }

        for (String text : texts) {
            assertThat(errors(official, text)).as(text).isEmpty();
        }
    }

    @Test
    void aDocumentWithAFieldThatShopifyLacksIsFound() throws IOException {
        assertThat(errors(official(), "query { orders(first: 1) { nodes { id stockwell } } }"))
                .isNotEmpty();
    }

    private static List<ValidationError> errors(GraphQLSchema official, String text) {
        return new Validator().validateDocument(official, Parser.parse(text), Locale.ROOT);
    }

    private static @Nullable GraphQLSchema read;

    /** Read once: it is large. */
    private static synchronized GraphQLSchema official() throws IOException {
        GraphQLSchema before = read;
        if (before != null) {
            return before;
        }
        Path file = Stream.of("../shared/specs/shopify", "../../shared/specs/shopify")
                .map(folder -> Path.of(folder, "admin_2026-10.graphql"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("nowhere"));
        assumeTrue(Files.exists(file), "skipped: ../shared/specs/shopify, Shopify's official schema, is not here");
        ParserOptions unlimited = ParserOptions.getDefaultParserOptions()
                .transform(options -> options.maxCharacters(Integer.MAX_VALUE)
                        .maxTokens(Integer.MAX_VALUE)
                        .maxWhitespaceTokens(Integer.MAX_VALUE));
        ParserOptions.setDefaultParserOptions(unlimited);
        GraphQLSchema schema =
                UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(Files.readString(file)));
        read = schema;
        return schema;
    }
}
