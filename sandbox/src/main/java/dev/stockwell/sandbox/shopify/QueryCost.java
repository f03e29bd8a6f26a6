package dev.stockwell.sandbox.shopify;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs: objects 1, scalars nothing, a connection 2 and its elements, a mutation 10.
 *
 * <p>Before it runs the most that it may return is counted, after it what it did return.
 */
final class QueryCost {

    private static final int MUTATION = 10;
    private static final int CONNECTION = 2;

    private final GraphQLSchema schema;
    private final Document document;
    private final Map<String, Object> variables;

    QueryCost(GraphQLSchema schema, Document document, Map<String, Object> variables) {
        this.schema = schema;
        this.document = document;
        this.variables = variables;
    }

    double requested() {
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            return (double) MUTATION
                    * operation.getSelectionSet().getSelections().size();
        }
        return of(operation.getSelectionSet(), schema.getQueryType());
    }

    private double of(@Nullable SelectionSet selections, GraphQLFieldsContainer parent) {
        double sum = 0;
        double branches = 0;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                switch (selection) {
                    case Field field -> sum += of(field, parent);
                    case InlineFragment fragment ->
                        branches = Math.max(
                                branches,
                                fragment.getTypeCondition() == null
                                        ? of(fragment.getSelectionSet(), parent)
                                        : of(
                                                fragment.getSelectionSet(),
                                                type(fragment.getTypeCondition().getName())));
                    case FragmentSpread spread -> branches = Math.max(branches, of(spread));
                    default -> throw new IllegalStateException("an unknown kind of selection");
                }
            }
        }
        return sum + branches;
    }

    private double of(FragmentSpread spread) {
        FragmentDefinition fragment = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(each -> each.getName().equals(spread.getName()))
                .findFirst()
                .orElseThrow();
        return of(fragment.getSelectionSet(), type(fragment.getTypeCondition().getName()));
    }

    private GraphQLFieldsContainer type(String name) {
        return Objects.requireNonNull(schema.getTypeAs(name));
    }

    private double of(Field field, GraphQLFieldsContainer parent) {
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        if (definition == null) {
            return 0;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (!(type instanceof GraphQLFieldsContainer container)) {
            return 0;
        }
        String name = ((GraphQLNamedOutputType) type).getName();
        if (name.equals("PageInfo")) {
            return 0;
        }
        double within = of(field.getSelectionSet(), container);
        if (name.endsWith("Connection")) {
            return CONNECTION + count(field) * within;
        }
        if (name.endsWith("Edge")) {
            return within;
        }
        return count(field) * (1 + within);
    }

    /** How many objects a field may return: what its arguments say, else one. */
    private double count(Field field) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals("first") || argument.getName().equals("ids")) {
                return count(argument.getValue());
            }
        }
        return 1;
    }

    private double count(Value<?> value) {
        Object plain = value instanceof VariableReference reference ? variables.get(reference.getName()) : value;
        return switch (plain) {
            case IntValue number -> number.getValue().doubleValue();
            case ArrayValue array -> array.getValues().size();
            case Number number -> number.doubleValue();
            case Collection<?> list -> list.size();
            case null, default -> 1;
        };
    }

    /** What a result cost: each object 1, each connection 2. */
    static double actual(@Nullable Object data) {
        return switch (data) {
            case Map<?, ?> map -> {
                boolean connection = map.containsKey("pageInfo");
                double sum = connection ? CONNECTION : 1;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    sum += "pageInfo".equals(entry.getKey()) ? 0 : actual(entry.getValue());
                }
                yield sum;
            }
            case Collection<?> list ->
                list.stream().mapToDouble(QueryCost::actual).sum();
            case null, default -> 0;
        };
    }
}
