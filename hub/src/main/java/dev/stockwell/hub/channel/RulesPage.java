package dev.stockwell.hub.channel;

import java.util.List;

/**
 * Rules as a list, the most specific first.
 *
 * @param areShares whether they share out what comes in, rather than shape what is shown
 */
public record RulesPage(List<Row> rows, boolean areShares) {
    /**
     * A rule.
     *
     * @param does what it does, in a sentence
     * @param about what it is about, in a word
     */
    public record Row(String code, String does, String about) {}
}
