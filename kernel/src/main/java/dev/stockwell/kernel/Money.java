package dev.stockwell.kernel;

import java.math.BigDecimal;

/** An amount in a currency of ISO 4217; as a unit value it is what one smallest step of the item costs or sells for. */
public record Money(BigDecimal amount, String currency) {}
