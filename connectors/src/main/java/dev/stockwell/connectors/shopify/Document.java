package dev.stockwell.connectors.shopify;

/**
 * The GraphQL documents that are sent to a shop, each with the most that it costs.
 *
 * <p>A connection costs 2 and its elements, an object 1, a mutation 10; no document may cost more than 1,000.
 */
enum Document {
    LISTINGS(452, """
            query Listings($after: String, $query: String) {
              productVariants(first: 150, after: $after, query: $query) {
                nodes {
                  id sku barcode displayName updatedAt
                  product { status }
                  inventoryItem { id tracked }
                }
                pageInfo { hasNextPage endCursor }
              }
            }
            """),
    LOCATIONS(102, """
            query Locations($after: String) {
              locations(first: 100, after: $after, includeInactive: true, includeLegacy: true) {
                nodes { id name isActive fulfillsOnlineOrders isFulfillmentService }
                pageInfo { hasNextPage endCursor }
              }
            }
            """),
    STOCK_AT(803, """
            query StockAt($location: ID!, $after: String) {
              location(id: $location) {
                inventoryLevels(first: 80, after: $after, includeInactive: true) {
                  nodes {
                    isActive updatedAt
                    item { id }
                    quantities(names: [
                      "available", "committed", "reserved", "damaged", "quality_control", "safety_stock", "on_hand", "incoming"
                    ]) { name quantity }
                  }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """),
    STOCK_OF(750, """
            query StockOf($items: [ID!]!, $location: ID!) {
              nodes(ids: $items) {
                ... on InventoryItem {
                  id
                  inventoryLevel(locationId: $location, includeInactive: true) {
                    isActive updatedAt
                    quantities(names: ["available"]) { name quantity }
                  }
                }
              }
            }
            """),
    ACTIVE(200, """
            query Active($items: [ID!]!, $location: ID!) {
              nodes(ids: $items) {
                ... on InventoryItem {
                  id
                  inventoryLevel(locationId: $location, includeInactive: true) { isActive }
                }
              }
            }
            """),
    ACTIVATE(10, """
            mutation Activate($item: ID!, $location: ID!, $key: String!) {
              inventoryActivate(inventoryItemId: $item, locationId: $location) @idempotent(key: $key) {
                inventoryLevel { id }
                userErrors { field message }
              }
            }
            """),
    SET(10, """
            mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup {
                  changes { name quantityAfterChange item { id } location { id } }
                }
                userErrors { code field message }
              }
            }
            """),
    ADD(10, """
            mutation Add($input: InventoryAdjustQuantitiesInput!, $key: String!) {
              inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
                inventoryAdjustmentGroup {
                  changes { name quantityAfterChange item { id } location { id } }
                }
                userErrors { code field message }
              }
            }
            """),
    ORDERS(692, """
            query Orders($after: String, $query: String!) {
              orders(first: 15, after: $after, query: $query, sortKey: UPDATED_AT) {
                edges {
                  cursor
                  node {
                    id name createdAt updatedAt cancelledAt closed displayFulfillmentStatus returnStatus
                    fulfillmentsCount { count }
                    refunds(first: 1) { id }
                    lineItems(first: 10) {
                      nodes {
                        id quantity currentQuantity sku
                        variant { id }
                        originalUnitPriceSet { shopMoney { amount currencyCode } }
                      }
                      pageInfo { hasNextPage }
                    }
                  }
                }
                pageInfo { hasNextPage }
              }
            }
            """),
    ORDER(590, """
            query Order($id: ID!) {
              order(id: $id) {
                id name createdAt updatedAt cancelledAt closed displayFulfillmentStatus
                lineItems(first: 25) {
                  nodes {
                    id quantity currentQuantity sku
                    variant { id }
                    originalUnitPriceSet { shopMoney { amount currencyCode } }
                  }
                  pageInfo { hasNextPage }
                }
                fulfillments(first: 5) {
                  id status createdAt
                  location { id }
                  service { type }
                  fulfillmentLineItems(first: 10) {
                    nodes { quantity lineItem { id } }
                    pageInfo { hasNextPage }
                  }
                }
                refunds(first: 5) {
                  id createdAt
                  return { id }
                  refundLineItems(first: 10) {
                    nodes { id quantity restockType location { id } lineItem { id } }
                    pageInfo { hasNextPage }
                  }
                }
                returns(first: 3) {
                  nodes {
                    id status
                    reverseFulfillmentOrders(first: 1) {
                      nodes {
                        lineItems(first: 10) {
                          nodes {
                            fulfillmentLineItem { lineItem { id } }
                            dispositions { id type quantity createdAt location { id } }
                          }
                          pageInfo { hasNextPage }
                        }
                      }
                      pageInfo { hasNextPage }
                    }
                  }
                  pageInfo { hasNextPage }
                }
              }
            }
            """),
    ORDER_PARTS(260, """
            query OrderParts($id: ID!) {
              order(id: $id) {
                id name createdAt updatedAt cancelledAt closed displayFulfillmentStatus
                fulfillments(first: 100) { id }
                refunds(first: 100) { id }
                returns(first: 50) { nodes { id } pageInfo { hasNextPage } }
              }
            }
            """),
    ORDER_LINES(410, """
            query OrderLines($id: ID!, $after: String) {
              order(id: $id) {
                lineItems(first: 100, after: $after) {
                  nodes {
                    id quantity currentQuantity sku
                    variant { id }
                    originalUnitPriceSet { shopMoney { amount currencyCode } }
                  }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """),
    FULFILMENT(210, """
            query Fulfilment($id: ID!, $after: String) {
              node(id: $id) {
                ... on Fulfillment {
                  id status createdAt
                  location { id }
                  service { type }
                  fulfillmentLineItems(first: 100, after: $after) {
                    nodes { quantity lineItem { id } }
                    pageInfo { hasNextPage endCursor }
                  }
                }
              }
            }
            """),
    REFUND(310, """
            query Refund($id: ID!, $after: String) {
              node(id: $id) {
                ... on Refund {
                  id createdAt
                  return { id }
                  refundLineItems(first: 100, after: $after) {
                    nodes { id quantity restockType location { id } lineItem { id } }
                    pageInfo { hasNextPage endCursor }
                  }
                }
              }
            }
            """),
    RETURN(680, """
            query Return($id: ID!) {
              node(id: $id) {
                ... on Return {
                  id status
                  reverseFulfillmentOrders(first: 5) {
                    nodes {
                      lineItems(first: 25) {
                        nodes {
                          fulfillmentLineItem { lineItem { id } }
                          dispositions { id type quantity createdAt location { id } }
                        }
                        pageInfo { hasNextPage }
                      }
                    }
                    pageInfo { hasNextPage }
                  }
                }
              }
            }
            """),
    SUBSCRIPTIONS(252, """
            query Subscriptions($after: String) {
              webhookSubscriptions(first: 250, after: $after) {
                nodes { topic uri }
                pageInfo { hasNextPage endCursor }
              }
            }
            """),
    SUBSCRIBE(10, """
            mutation Subscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
              webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
                webhookSubscription { id }
                userErrors { field message }
              }
            }
            """),
    EXPORT(10, """
            mutation Export($query: String!) {
              bulkOperationRunQuery(query: $query) {
                bulkOperation { id }
                userErrors { field message }
              }
            }
            """),
    EXPORT_STATE(1, """
            query ExportState($id: ID!) {
              bulkOperation(id: $id) { status errorCode url }
            }
            """);

    /** What a bulk operation collects for a list of everything for sale. */
    static final String ALL_LISTINGS = """
            {
              productVariants {
                edges {
                  node {
                    id sku barcode displayName updatedAt
                    product { status }
                    inventoryItem { id tracked }
                  }
                }
              }
            }
            """;

    /** What a bulk operation collects for all stock. */
    static final String ALL_STOCK = """
            {
              inventoryItems {
                edges {
                  node {
                    id
                    inventoryLevels(includeInactive: true) {
                      edges {
                        node {
                          id isActive updatedAt
                          location { id }
                          quantities(names: [
                            "available", "committed", "reserved", "damaged", "quality_control", "safety_stock", "on_hand", "incoming"
                          ]) { name quantity }
                        }
                      }
                    }
                  }
                }
              }
            }
            """;

    private final double costMax;
    private final String text;

    Document(double costMax, String text) {
        this.costMax = costMax;
        this.text = text;
    }

    double costMax() {
        return costMax;
    }

    String text() {
        return text;
    }
}
