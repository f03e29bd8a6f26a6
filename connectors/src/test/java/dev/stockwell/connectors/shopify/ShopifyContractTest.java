package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.ConnectorContractTest;
import dev.stockwell.connectors.ShopUnderTest;

/** Shopify's connector keeps the contract. */
class ShopifyContractTest extends ConnectorContractTest {

    @Override
    protected ShopUnderTest open() {
        return new SandboxUnderTest();
    }
}
