package dev.stockwell.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sandbox understands is a part of Shopify's own schema of 2026-10, to the letter. */
class OfficialSchemaTest {

    @Test
    void everyTypeFieldAndArgumentIsShopifys() throws IOException {
        TypeDefinitionRegistry official = official();
        TypeDefinitionRegistry ours = new SchemaParser().parse(Schema.text());

        ours.types().values().forEach(type -> compare(type, official));

        assertThat(ours.types()).hasSizeGreaterThan(50);
    }

    private static void compare(TypeDefinition<?> ours, TypeDefinitionRegistry official) {
        TypeDefinition<?> theirs = official.getTypeOrNull(ours.getName());
        assertThat(theirs).as(ours.getName()).isNotNull();
        switch (ours) {
            case ObjectTypeDefinition type ->
                type.getFieldDefinitions()
                        .forEach(field ->
                                compare(type.getName(), field, (ObjectTypeDefinition) Objects.requireNonNull(theirs)));
            case InputObjectTypeDefinition type ->
                compare(
                        type.getName(),
                        type.getInputValueDefinitions(),
                        ((InputObjectTypeDefinition) Objects.requireNonNull(theirs)).getInputValueDefinitions());
            case EnumTypeDefinition type ->
                assertThat(((EnumTypeDefinition) Objects.requireNonNull(theirs)).getEnumValueDefinitions())
                        .as(type.getName())
                        .extracting(each -> each.getName())
                        .containsAll(type.getEnumValueDefinitions().stream()
                                .map(each -> each.getName())
                                .toList());
            default -> {}
        }
    }

    private static void compare(String type, FieldDefinition ours, ObjectTypeDefinition official) {
        String name = type + "." + ours.getName();
        FieldDefinition theirs = official.getFieldDefinitions().stream()
                .filter(each -> each.getName().equals(ours.getName()))
                .findFirst()
                .orElse(null);
        assertThat(theirs).as(name).isNotNull();
        FieldDefinition found = Objects.requireNonNull(theirs);
        assertThat(AstPrinter.printAst(ours.getType())).as(name).isEqualTo(AstPrinter.printAst(found.getType()));
        compare(name, ours.getInputValueDefinitions(), found.getInputValueDefinitions());
    }

    private static void compare(String owner, List<InputValueDefinition> ours, List<InputValueDefinition> official) {
        for (InputValueDefinition each : ours) {
            assertThat(official).as(owner + "(" + each.getName() + ")").anySatisfy(theirs -> {
                assertThat(theirs.getName()).isEqualTo(each.getName());
                assertThat(AstPrinter.printAst(theirs.getType())).isEqualTo(AstPrinter.printAst(each.getType()));
            });
        }
    }

    private static TypeDefinitionRegistry official() throws IOException {
        Path file = Stream.of("../shared/specs/shopify", "../../shared/specs/shopify")
                .map(folder -> Path.of(folder, "admin_2026-10.graphql"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("nowhere"));
        assumeTrue(Files.exists(file), "skipped: ../shared/specs/shopify, Shopify's official schema, is not here");
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultParserOptions()
                .transform(options -> options.maxCharacters(Integer.MAX_VALUE)
                        .maxTokens(Integer.MAX_VALUE)
                        .maxWhitespaceTokens(Integer.MAX_VALUE)));
        return new SchemaParser().parse(Files.readString(file));
    }
}
