package dev.stockwell.hub.web;

import dev.stockwell.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Money as the API writes it.
 *
 * @param amount a decimal number in quotes
 * @param currency of ISO 4217
 */
public record MoneyBody(@Nullable String amount, @Nullable String currency) {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int DIGITS_MAX = 18;
    private static final int DECIMALS_MAX = 6;
    private static final Pattern DECIMAL =
            Pattern.compile("-?[0-9]{1," + DIGITS_MAX + "}(\\.[0-9]{1," + DECIMALS_MAX + "})?");

    /** The same, or a problem that names the field. */
    public MoneyBody checked(String field) {
        money(field, 1);
        return this;
    }

    /** What one smallest step is worth, if this is the worth of so many. */
    public Money money(String field, long steps) {
        BigDecimal value = decimal(Input.required(amount, field + ".amount"), field + ".amount");
        String code = Input.required(currency, field + ".currency");
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw Problem.invalid(field + ".currency", "must be a currency of ISO 4217, as in EUR");
        }
        BigDecimal one = steps == 1
                ? value
                : value.divide(BigDecimal.valueOf(steps), value.scale() + DECIMALS_MAX, RoundingMode.HALF_EVEN);
        return new Money(one, code);
    }

    private static BigDecimal decimal(String text, String field) {
        if (!DECIMAL.matcher(text).matches()) {
            throw Problem.invalid(field, "must be a decimal number in quotes, as in \"2.55\"");
        }
        return new BigDecimal(text);
    }
}
