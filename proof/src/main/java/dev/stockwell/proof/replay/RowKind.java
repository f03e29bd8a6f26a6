package dev.stockwell.proof.replay;

/** What a line of the file tells. */
sealed interface RowKind {

    /** Goods or services that a customer ordered; without charge if the price is zero. */
    record Ordered() implements RowKind {}

    /** Goods or services that a customer gave back. */
    record GivenBack() implements RowKind {}

    /** The clerk's correction of the stock; the quantity is signed. */
    record Adjusted(ClerksWords why) implements RowKind {}

    /** A line that no rule can turn into an event; it is listed and changes nothing. */
    record Odd(Reason reason) implements RowKind {}

    /** Why a line is odd. */
    enum Reason {
        UNREADABLE("cannot be read: a field is missing, or is no number or no time"),
        NO_PRICE_NO_WORDS("no price and no words: nobody can say what happened"),
        FOREIGN_INVOICE("the invoice is neither an order (a number) nor a return (C and a number)"),
        NEGATIVE_PRICE("a price below zero is bookkeeping, not stock"),
        NEGATIVE_ORDER("a negative quantity with a price, and not on a return"),
        POSITIVE_RETURN("a positive quantity on a return"),
        NO_QUANTITY("the quantity is zero"),
        ADJUSTED_SERVICE("an adjustment of something that is not goods");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}
